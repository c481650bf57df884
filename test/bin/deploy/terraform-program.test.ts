import { providerRegistry, terraformProgram } from "../../../bin/deploy/terraform-program";

it("is Terraform, or what the variable names that cdktf reads", () => {
  expect(terraformProgram({})).toBe("terraform");
  expect(terraformProgram({ TERRAFORM_BINARY_NAME: "/opt/tofu" })).toBe("/opt/tofu");
});

it("looks for providers in a registry of its own", () => {
  expect(["terraform", "/usr/bin/terraform", "tofu", "/opt/tofu-1.12"].map(providerRegistry)).toEqual([
    "registry.terraform.io",
    "registry.terraform.io",
    "registry.opentofu.org",
    "registry.opentofu.org",
  ]);
});
