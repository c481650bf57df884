/** Chat templates of engines. */
import { entriesOf } from "./entry";

export const templateEntries = entriesOf({
  "VLLM.TEMPLATE_UNREADABLE": {
    severity: "error",
    meaning: "The file of `chatTemplate` is not beside the config, or cannot be read.",
    fix: "Put the template there; the path is relative to the folder of the config.",
    example: {
      path: "models.shelf.vllm.chatTemplate",
      message: "templates/none.jinja cannot be read: there is no such file",
    },
  },
  "VLLM.TEMPLATE_EMPTY": {
    severity: "error",
    meaning: "The file of `chatTemplate` has no text.",
    fix: "Write the template into it, or remove `chatTemplate`.",
    example: {
      path: "models.shelf.vllm.chatTemplate",
      message: "empty.jinja is empty, so the model would get prompts without text",
    },
  },
});
