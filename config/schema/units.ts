/** Values with a unit: durations, sizes, ports, and the issue helper that carries a finding's code through zod. */
import { z } from "zod";
import { durationPattern, secondsOf } from "./duration";

const durationForm = 'a duration with a unit such as "30s", "20m" or "7d"';

/** A duration with a unit (`30s`, `20m`, `7d`). After parsing: seconds. */
export function duration() {
  return z
    .string(durationForm)
    .regex(durationPattern, durationForm)
    .transform((text): number => secondsOf(text) ?? Number.NaN); // the pattern allows no other text
}

export const port = () => z.int().min(1).max(65_535);
export const count = () => z.int().min(1);
export const positive = () => z.number().positive();

/** Lower-case text for container and volume names: every run outside `[a-z0-9]` becomes `-`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** An address of an API. */
export const webAddress = () =>
  z
    .url({ protocol: /^https?$/, error: "an address such as https://api.example.net/v1" })
    .superRefine((text, context) => {
      const hasSecret =
        /^https?:\/\/[^/]*@/.test(text) || /[?&][^=]*(key|token|secret|password)=/i.test(text);
      if (hasSecret) context.addIssue({ code: "custom", params: { finding: "SECRET.LITERAL" } });
    })
    // For editors, which do not see the code above.
    .meta({ pattern: "^(?!https?://[^/]*@)\\s*[hH][tT][tT][pP][sS]?://." });

const variableForm = "a variable's name: letters, digits and _, not starting with a digit";
/** The name of an environment variable. */
export const variableName = () => z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, variableForm);

const addressForm = "an IP address such as 127.0.0.1";
/** An address to listen on. Docker takes a host name for "all addresses", so only numbers are allowed. */
const address = () =>
  z.string(addressForm).regex(new RegExp(`${z.regexes.ipv4.source}|${z.regexes.ipv6.source}`), addressForm);

/** `none` may also be written as `false`. */
export function noneOr<T extends z.ZodType>(schema: T) {
  // The argument's type is what an author may write.
  return z.preprocess((value: z.input<T> | false) => (value === false ? "none" : value), schema);
}

/** One address to listen on, or several. */
export const bind = () =>
  z.union([address(), z.array(address()).min(1)]).transform((value) => [...new Set([value].flat())]);

/** A service of the stack on a port of the host. */
export const publish = () => z.strictObject({ port: port(), bind: bind().prefault("127.0.0.1") }).optional();

const publicForm = "a name without *";
/** What clients send as `model`; a `*` would be a pattern to LiteLLM. */
export const publicName = () => z.string().regex(/^[^*]+$/, publicForm);

const hostForm = "a host name or an address, without a port";
const hostPattern = String.raw`[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?`;
/** A machine or a container, as containers call it. */
export const hostName = () => z.string(hostForm).regex(new RegExp(`^${hostPattern}$`), hostForm);

const hostAddressForm = "host:port, such as redis-1.example.net:6379";
/** `host:port`; after parsing its two parts. */
export const hostAddress = () =>
  z
    .string(hostAddressForm)
    .regex(new RegExp(`^${hostPattern}:[0-9]{1,5}$`), hostAddressForm)
    .transform((text) => {
      const [host = "", number = ""] = text.split(":");
      return { host, port: Number(number) };
    });

/** Where a name leads to. */
export const reachableAs = () => z.union([address(), z.literal("host-gateway")]);

/** A Docker network. */
export const networkName = () =>
  z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, "a network's name: letters, digits, dashes, dots");
