/** `alerts.receivers`: who is told of an alert. Addresses that are secrets are given by name. */
import { z } from "zod";
import { secretName } from "./secret";
import { hostAddress } from "./units";

/** What an alert can be: `critical` wakes somebody, `warning` waits for the working day. */
const severities = ["critical", "warning"] as const;
export type Severity = (typeof severities)[number];

const webhook = z.strictObject({
  /** Secret with the address. Whoever is called gets Alertmanager's own JSON. */
  url: secretName(),
  /** Secret that is sent as a bearer token. @default none */
  token: secretName().optional(),
});

const email = z.strictObject({
  to: z.array(z.email("an e-mail address")).min(1),
  from: z.email("an e-mail address"),
  /** Mail server, as `host:port`. */
  smarthost: hostAddress(),
  /** @default no sign-in */
  username: z.string().min(1).optional(),
  /** Secret. @default no sign-in */
  password: secretName().optional(),
  /** `false`: a mail server without STARTTLS. */
  tls: z.boolean().default(true),
});

const channelForm = "a channel such as #alerts, or a person such as @ada";
const slack = z.strictObject({
  /** Secret with the address of the incoming webhook. */
  webhook: secretName(),
  channel: z.string(channelForm).regex(/^[#@][^\s]+$/, channelForm),
});

const receiver = z.strictObject({
  webhook: webhook.optional(),
  email: email.optional(),
  slack: slack.optional(),
  /** Which alerts it gets. @default all */
  severities: z
    .array(z.enum(severities))
    .min(1)
    .default([...severities]),
});

const nameForm = "lower-case letters, digits and dashes, starting with a letter";

export const receiversSchema = z
  .record(z.string(nameForm).regex(/^[a-z][a-z0-9-]*$/, nameForm), receiver)
  .default({});

export type Receiver = z.output<typeof receiver>;
