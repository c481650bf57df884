/** Alertmanager's configuration: who is told of which alert, and how. Null where nobody is. */
import type { GatewayConfig } from "../gateway-config";
import { hasAlertmanager } from "../plan/exporters";
import { sorted } from "../plan/workload";
import type { Receiver } from "../schema/receivers";

/** Gets what nobody asked for. No receiver of a config can have this name. */
const nobody = "_nobody";

export function compileAlertmanager(config: GatewayConfig): object | null {
  if (!hasAlertmanager(config)) return null;
  const receivers = Object.entries(sorted(config.alerts.receivers));
  return {
    ...(config.host.proxy === null ? {} : { global: { http_config: { proxy_from_environment: true } } }),
    route: {
      receiver: nobody,
      group_by: ["alertname", "model"],
      group_wait: "15s",
      group_interval: "1m",
      repeat_interval: "4h",
      // Each is asked: an alert reaches everybody whose severities it has.
      routes: receivers.map(([name, { severities }]) => ({
        receiver: name,
        matchers: [`severity=~"${severities.join("|")}"`],
        continue: true,
      })),
    },
    receivers: [{ name: nobody }, ...receivers.map(([name, receiver]) => compiled(name, receiver, config))],
  };
}

function compiled(name: string, { webhook, email, slack }: Receiver, config: GatewayConfig): object {
  return {
    name,
    ...(webhook ? { webhook_configs: [webhookOf(webhook, config)] } : {}),
    ...(email ? { email_configs: [emailOf(email)] } : {}),
    ...(slack ? { slack_configs: [slackOf(slack)] } : {}),
  };
}

function webhookOf({ url, token }: NonNullable<Receiver["webhook"]>, { host }: GatewayConfig): object {
  const authorization = { type: "Bearer", credentials_file: file(token ?? "") };
  const ownWay = host.proxy === null ? {} : { proxy_from_environment: true };
  return {
    url_file: file(url),
    send_resolved: true,
    ...(token === undefined ? {} : { http_config: { ...ownWay, authorization } }),
  };
}

function emailOf(email: NonNullable<Receiver["email"]>): object {
  const { to, from, smarthost, username, password, tls } = email;
  return {
    to: to.join(", "),
    from,
    smarthost: `${smarthost.host}:${smarthost.port}`,
    ...(username === undefined ? {} : { auth_username: username }),
    ...(password === undefined ? {} : { auth_password_file: file(password) }),
    require_tls: tls,
    send_resolved: true,
  };
}

function slackOf({ webhook, channel }: NonNullable<Receiver["slack"]>): object {
  return {
    api_url_file: file(webhook),
    channel,
    send_resolved: true,
    title:
      "{{ .Status | toUpper }}: {{ .CommonLabels.alertname }} {{ with .CommonLabels.model }}({{ . }}){{ end }}",
    text: "{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.runbook_url }}\n{{ end }}",
  };
}

function file(secret: string): string {
  return `/run/secrets/${secret}`;
}
