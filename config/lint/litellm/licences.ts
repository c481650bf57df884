/** Settings that do nothing, or shut everybody out, without a licence, and what does the same without one. */
import { allowedIpsStar, auditLogsEnterprise } from "../../errors/lint-litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";

/** `path` leads to the section, wherever it stands. */
export function judgeLicences(
  section: string,
  values: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): readonly Finding[] {
  if (section === "litellm_settings")
    return values.store_audit_logs === true
      ? [auditLogsEnterprise(formatPath([...path, "store_audit_logs"]))]
      : [];
  const allowed = section === "general_settings" ? values.allowed_ips : undefined;
  if (!Array.isArray(allowed)) return [];
  return allowed.flatMap((ip: unknown, index) =>
    ip === "*" ? [allowedIpsStar(formatPath([...path, "allowed_ips", index]))] : [],
  );
}
