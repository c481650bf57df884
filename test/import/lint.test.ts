/** What lint finds in the files is in the import, and the report tells what became of it. */
import { lintFiles } from "../../config";
import { imported, sourcesOf, systemNames } from "./fixtures";

/** Findings in files that are imported, without a word about them on their line, and why that is right. */
const untold: Readonly<Record<string, string>> = {
  "s2 LINT.COMMENT_MISLEADS litellm/config.yaml router_settings.enable_pre_call_checks":
    "comments stay behind",
  "s2 LINT.GPU_SHARES gpt-oss-20b/docker-compose.yml services.vllm.deploy":
    "the file is a variant, and told as one",
  "s2 LINT.HOST_UNKNOWN litellm/config.yaml model_list[3].litellm_params.api_base":
    "an address that nobody here knows",
  "s2 LINT.METRICS_OFF litellm/config.yaml litellm_settings": "metrics are always on",
  "s2 LINT.PRE_CALL_WINDOW litellm/config.yaml router_settings.enable_pre_call_checks":
    "the toolkit writes every window that it knows",
  "s2 LINT.PROBE_HEALTH litellm/docker-compose.yml services.litellm.healthcheck.test": "told a line above",
  "s2 LINT.PROBE_NEEDS_CURL litellm/docker-compose.yml services.litellm.healthcheck.test":
    "told a line above",
  "s2 LINT.SECRET_KNOWN litellm/docker-compose.yml services.litellm.environment.UI_PASSWORD":
    "told under LITELLM_UI_PASSWORD, where its value lies",
  "s3 LINT.COMMENT_MISLEADS litellm_config.yaml router_settings.cooldown_time": "comments stay behind",
  "s3 LINT.HOST_GATEWAY_MISSING docker-compose.yml services.litellm": "the toolkit adds the host entry",
  "s3 LINT.METRICS_OFF litellm_config.yaml litellm_settings": "metrics are always on",
  "s3 LINT.NEVER_COOLED litellm_config.yaml router_settings.cooldown_time":
    "the toolkit always says after how many failures",
  "s3 LITELLM.KEY_CLOBBERS litellm_config.yaml litellm_settings.cost_per_token":
    "told for each price below it",
  "s4 LINT.CACHE_PER_PROCESS config.yaml litellm_settings.cache_params.type":
    "a finding of the config says it",
  "s4 LINT.UI_WITHOUT_DATABASE config.yaml general_settings": "told where the user interface is asked for",
};

test.each(systemNames)("the findings of %s are exactly lint's", (system) => {
  const { lint } = imported(system);
  expect(lint.length).toBeGreaterThan(0);
  expect(lint).toEqual(lintFiles(sourcesOf(system)));
});

test("S0 S1 S2 S3 S4: whatever lint finds in an imported file is corrected or named as left out on its line", () => {
  const silent = systemNames.flatMap((system) => {
    const { lint, report } = imported(system);
    const told = new Set(
      [...report.corrected, ...report.unmapped].map(({ file, line }) => `${file}:${line}`),
    );
    const weak = report.secrets.filter(({ state }) => state === "weak").map(({ name }) => name);
    return lint
      .filter(({ code, path }) => code !== "LINT.SECRET_KNOWN" || !weak.some((name) => path.endsWith(name)))
      .filter(({ file = "" }) => /(\.env|\.ya?ml)$/.test(file))
      .filter(({ file, location }) => !told.has(`${file ?? ""}:${location?.line ?? 1}`))
      .map(({ code, file, path }) => `${system} ${code} ${file ?? ""} ${path}`);
  });
  expect(silent.toSorted()).toEqual(Object.keys(untold).toSorted());
});
