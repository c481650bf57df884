import { pullWayOut } from "../../../bin/models/way-out";
import { evaluated } from "../../config/fixtures/evaluated";

const { config } = evaluated({
  host: { proxy: { https: "http://proxy.example.net:3128" }, caCertificates: "/etc/ssl/example-net.pem" },
  huggingFace: { endpoint: "http://hub:8080" },
  models: { far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } } },
});

test("a download goes through the company's proxy and trusts its authorities; a hub beside it is called directly", () => {
  expect(pullWayOut({ config, network: undefined })).toEqual({
    flags: [
      "-e",
      "HTTPS_PROXY=http://proxy.example.net:3128",
      "-e",
      "NO_PROXY=localhost,127.0.0.1,hub",
      "--mount",
      "type=bind,source=/etc/ssl/example-net.pem,target=/etc/ssl/company/ca.pem,readonly",
    ],
    authorities: "/etc/ssl/company/ca.pem",
  });
});

test("a container without a network gets nothing", () => {
  expect(pullWayOut({ config, network: "none" })).toEqual({ flags: [], authorities: null });
});
