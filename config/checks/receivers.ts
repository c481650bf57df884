/** Whoever is to be told of alerts can be reached. */
import * as messages from "../errors/receivers";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkReceivers({ alerts }: GatewayConfig): readonly Finding[] {
  return Object.entries(alerts.receivers).flatMap(([name, { webhook, email, slack }]) => {
    const path = ["alerts", "receivers", name];
    const isEmpty = webhook === undefined && email === undefined && slack === undefined;
    const signIn = [email?.username, email?.password].filter((part) => part !== undefined);
    const missing = email?.username === undefined ? "username" : "password";
    return [
      ...(isEmpty ? [messages.receiverEmpty(formatPath(path))] : []),
      ...(signIn.length === 1 ? [messages.signInHalf(formatPath([...path, "email"]), missing)] : []),
    ];
  });
}
