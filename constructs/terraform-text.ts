/** Text that Terraform must not evaluate: it reads `${` and `%{` in every string of cdk.tf.json. */
export function literal(text: string): string {
  // A function: in a replacement text `$$` would mean one dollar sign.
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

/** Go's canonical form; the provider plans an update for any other (`60s` instead of `1m0s`). */
export function goDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.round((seconds % 60) * 1000) / 1000;
  if (hours > 0) return `${hours}h${minutes}m${rest}s`;
  return minutes > 0 ? `${minutes}m${rest}s` : `${rest}s`;
}
