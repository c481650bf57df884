import { gatewaySchema } from "../../../config/schema/gateway";
import { allowedKeys } from "../../../config/schema/keys";

test.each<[readonly (string | number)[], readonly string[]]>([
  [["secrets"], ["envFile", "dir", "identity", "recipients", "sources"]],
  [
    ["models", "any name", "contextWindow"],
    ["input", "output"],
  ],
  [
    ["defaults", "upstream"],
    ["apiBase", "apiKeys"],
  ],
  [
    ["host", "gpus", 0],
    ["type", "count", "memoryGiB", "name", "uuid", "island", "mig"],
  ],
  [
    ["routing", "healthChecks"],
    ["every", "timeout", "upstreams"],
  ],
  [["state"], ["local", "s3", "gcs", "azurerm", "pg", "http", "remote"]],
  [["state", "local"], ["path"]],
  [["name"], []],
  [["nothing", "there"], []],
])("the keys allowed at %j", (path, expected) => {
  expect(allowedKeys(gatewaySchema, path)).toEqual(expected);
});
