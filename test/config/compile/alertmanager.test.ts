import { compileAlertmanager } from "../../../config/compile/alertmanager";
import { evaluated } from "../fixtures/evaluated";
import { withFar } from "../fixtures/fixture";

const receivers = {
  team: {
    slack: { webhook: "SLACK_URL", channel: "#gateway" },
    email: {
      to: ["ada@example.net", "bob@example.net"],
      from: "gateway@example.net",
      smarthost: "mail.example.net:587",
      username: "gateway",
      password: "MAIL_PASSWORD",
      tls: false,
    },
  },
  oncall: { webhook: { url: "PAGER_URL", token: "PAGER_TOKEN" }, severities: ["critical"] },
};

describe("compileAlertmanager", () => {
  const { config, plan, artefacts } = evaluated(withFar({ alerts: { receivers } }));

  test("asks every receiver, each for its severities, and gives what nobody wants to nobody", () => {
    expect(compileAlertmanager(config)).toMatchObject({
      route: {
        receiver: "_nobody",
        routes: [
          { receiver: "oncall", matchers: ['severity=~"critical"'], continue: true },
          { receiver: "team", matchers: ['severity=~"critical|warning"'], continue: true },
        ],
      },
    });
  });

  test("S1-02: names files for every address and password, and tells also what is over", () => {
    const { receivers: compiled } = compileAlertmanager(config) as { receivers: readonly object[] }; // its own form
    expect(compiled).toEqual([
      { name: "_nobody" },
      {
        name: "oncall",
        webhook_configs: [
          {
            url_file: "/run/secrets/PAGER_URL",
            send_resolved: true,
            http_config: {
              authorization: { type: "Bearer", credentials_file: "/run/secrets/PAGER_TOKEN" },
            },
          },
        ],
      },
      {
        name: "team",
        email_configs: [
          {
            to: "ada@example.net, bob@example.net",
            from: "gateway@example.net",
            smarthost: "mail.example.net:587",
            auth_username: "gateway",
            auth_password_file: "/run/secrets/MAIL_PASSWORD",
            require_tls: false,
            send_resolved: true,
          },
        ],
        slack_configs: [
          expect.objectContaining({
            api_url_file: "/run/secrets/SLACK_URL",
            channel: "#gateway",
            send_resolved: true,
          }),
        ],
      },
    ]);
  });

  test("its secrets are planned for it alone, and nobody can make them", () => {
    const names = ["MAIL_PASSWORD", "PAGER_TOKEN", "PAGER_URL", "SLACK_URL"];
    expect(plan.secrets.filter(({ name }) => names.includes(name))).toEqual(
      names.map((name) => ({ name, readers: ["vllm-litellm-alertmanager"], canBeMade: false })),
    );
  });

  test("goes through a company's proxy, and by the authorities that it trusts", () => {
    const host = { proxy: { https: "http://proxy.example.net:3128" }, caCertificates: "/etc/company.pem" };
    const inside = evaluated(withFar({ alerts: { receivers }, host: { preset: "cpu", ...host } }));
    const workload = inside.plan.workloads.find(({ role }) => role === "alertmanager");
    expect(workload?.environment).toMatchObject({
      HTTPS_PROXY: "http://proxy.example.net:3128",
      SSL_CERT_DIR: expect.any(String) as string,
    });
    expect(compileAlertmanager(inside.config)).toMatchObject({
      global: { http_config: { proxy_from_environment: true } },
      receivers: [{}, { webhook_configs: [{ http_config: { proxy_from_environment: true } }] }, {}],
    });
  });

  test("without receivers there is none", () => {
    const bare = evaluated(withFar({}));
    expect(compileAlertmanager(bare.config)).toBeNull();
    expect(bare.artefacts.alertmanager).toBe("");
    expect(bare.plan.workloads.filter(({ role }) => role === "alertmanager")).toEqual([]);
    expect(artefacts.alertmanager).toContain("Changes here are overwritten");
  });
});
