/** The table of callbacks has every name that the real LiteLLM takes under `callbacks`, and no other. */
import { z } from "zod";
import { serviceImages } from "../../../config/presets/images";
import { litellmCallbacks } from "../../../config/upstream/litellm/callbacks";
import { lastJson, runOnce } from "./container";

const script = `
import inspect, json, re, litellm
from litellm.proxy.common_utils import callback_utils
special = re.findall(r'callback == "([a-z_]+)"', inspect.getsource(callback_utils.initialize_callbacks_on_proxy))
print(json.dumps(sorted({*litellm._known_custom_logger_compatible_callbacks, *special})))`;

test("every callback of LiteLLM is in the table, and none that it would refuse", async () => {
  const ran = await runOnce(serviceImages.litellm.image, {
    entrypoint: "python3",
    args: ["-c", script],
    environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True" },
    network: "none",
  });
  const known = z.array(z.string()).parse(lastJson(ran));
  expect(known.length).toBeGreaterThan(60);
  expect([...litellmCallbacks.callbacks].toSorted()).toEqual(known);
});
