/** `edge`: the reverse proxy that holds the published ports. What it lets in, from where, and how it is encrypted. */
import { z } from "zod";
import { secretName } from "./secret";
import { bind, count, duration, hostName, noneOr, port, webAddress } from "./units";

/** A text file beside the config. */
const file = () => z.string().min(1);

const rangeForm = "an address, a range such as 10.0.0.0/8, or private";
const range = () =>
  z
    .string(rangeForm)
    .regex(
      new RegExp(
        `${z.regexes.ipv4.source}|${z.regexes.ipv6.source}|${z.regexes.cidrv4.source}|${z.regexes.cidrv6.source}|^private$`,
      ),
      rangeForm,
    );

const pathForm = "a path such as /my-service/*";
const path = () => z.string(pathForm).regex(/^\/[A-Za-z0-9._~/-]*\*?$/, pathForm);

export const edgeSchema = z.strictObject({
  /** `false`: LiteLLM publishes the port itself, one replica, a gap at each change. */
  enabled: z.boolean().default(true),
  /** Name that clients call. */
  domain: hostName().optional(),
  /**
   * `none`: plain HTTP on `proxy.port`. `acme`: a public certificate, fetched and renewed. `internal`: a certificate of an
   * own authority, made at the first start. Or an own certificate.
   */
  tls: noneOr(
    z.union([
      z.enum(["none", "acme", "internal"]),
      z.strictObject({
        /** PEM file beside the config: the certificate and those between it and its root. */
        cert: file(),
        /** Secret with the private key, PEM. */
        key: secretName(),
      }),
    ]),
  ).default("none"),
  /** With `tls: acme`. */
  acme: z
    .strictObject({
      /** Where the authority writes when something is wrong. */
      email: z.email("an e-mail address").optional(),
      /** The authority's directory. @default Let's Encrypt */
      directory: webAddress().optional(),
      /** PEM file beside the config with the root that signed the directory's own certificate. */
      ca: file().optional(),
    })
    .prefault({}),
  /** Addresses to listen on. @default proxy.bind */
  bind: bind().optional(),
  /** Port for plain HTTP; with TLS it only redirects, and `none` leaves it closed. @default proxy.port; with TLS 80 */
  httpPort: noneOr(z.union([z.literal("none"), port()])).optional(),
  /** Port for TLS. */
  httpsPort: port().default(443),
  /** PEM file beside the config: clients must show a certificate that one of these authorities signed. */
  clientCa: file().optional(),
  /** Who may connect: addresses and ranges. @default everybody */
  allowIps: z.array(range()).default([]),
  /** Who may reach everything beside the models' API: admin UI, key management, `/metrics`. */
  adminIps: z.array(range()).default(["private"]),
  /** Further paths that everybody may reach, such as pass-through endpoints. */
  publicPaths: z.array(path()).default([]),
  /** A password in front of the admin UI and of every way to log in to it, asked by the browser before LiteLLM's own. */
  basicAuth: z
    .strictObject({
      user: z
        .string()
        .regex(/^[A-Za-z0-9._@-]+$/, "letters, digits and . _ @ -")
        .default("admin"),
      /** Secret with the password. */
      password: secretName().default("EDGE_UI_PASSWORD"),
    })
    .optional(),
  /** How long browsers insist on TLS (Strict-Transport-Security). Only with TLS. */
  hsts: noneOr(z.union([z.literal("none"), duration()])).prefault("365d"),
  /** Larger requests get 413. */
  maxRequestSizeMiB: count().default(100),
  /** Time for a request to arrive; for its answer there is `proxy.requestTimeout`. */
  timeouts: z
    .strictObject({
      /** Until the headers are here. */
      header: duration().prefault("10s"),
      /** Until the body is here. */
      body: duration().prefault("120s"),
      /** How long a connection without a request stays open. */
      idle: duration().prefault("120s"),
    })
    .prefault({}),
});

/** Certificates that the edge reads, as compiled texts; private keys are secrets. */
export type EdgeFileName = "edge-cert" | "edge-client-ca" | "edge-acme-ca";
