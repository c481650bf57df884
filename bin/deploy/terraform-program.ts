/** Terraform, or OpenTofu in its place: cdktf reads the same variable. */
import { basename } from "node:path";

export function terraformProgram(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.TERRAFORM_BINARY_NAME ?? "terraform";
}

/** Where the program looks for a provider whose source names no host. */
export function providerRegistry(program: string): string {
  return basename(program).startsWith("tofu") ? "registry.opentofu.org" : "registry.terraform.io";
}
