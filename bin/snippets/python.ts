/** Python: the OpenAI SDK, LangChain, LiteLLM's SDK, and the standard library alone. */
import { question, quoted } from "./client";
import type { Client } from "./client";

export const pythonOpenai: Client = {
  name: "python",
  title: "Python, OpenAI SDK",
  file: "chat_openai.py",
  install: "pip install openai",
  text: ({ baseUrl, model, keyVariable }) => `import os

from openai import OpenAI

client = OpenAI(base_url=${quoted(baseUrl)}, api_key=os.environ[${quoted(keyVariable)}])
stream = client.chat.completions.create(
    model=${quoted(model)},
    messages=[{"role": "user", "content": ${quoted(question)}}],
    stream=True,
)
for chunk in stream:
    if chunk.choices and chunk.choices[0].delta.content:
        print(chunk.choices[0].delta.content, end="", flush=True)
print()
`,
};

export const langchain: Client = {
  name: "langchain",
  title: "Python, LangChain",
  file: "chat_langchain.py",
  install: "pip install langchain-openai",
  text: ({ baseUrl, model, keyVariable }) => `import os

from langchain_openai import ChatOpenAI

chat = ChatOpenAI(
    model=${quoted(model)},
    base_url=${quoted(baseUrl)},
    api_key=os.environ[${quoted(keyVariable)}],
)
print(chat.invoke(${quoted(question)}).content)
`,
};

export const litellmSdk: Client = {
  name: "litellm",
  title: "Python, LiteLLM SDK",
  file: "chat_litellm.py",
  install: "pip install litellm",
  text: ({ baseUrl, model, keyVariable }) => `import os

import litellm

answer = litellm.completion(
    # The prefix says that the address is a LiteLLM proxy; it is not a part of the name.
    model=${quoted(`litellm_proxy/${model}`)},
    api_base=${quoted(baseUrl.replace(/\/v1$/, ""))},
    api_key=os.environ[${quoted(keyVariable)}],
    messages=[{"role": "user", "content": ${quoted(question)}}],
)
print(answer.choices[0].message.content)
`,
};

export const pythonPlain: Client = {
  name: "python-plain",
  title: "Python, standard library",
  file: "chat.py",
  install: "",
  text: ({ baseUrl, model, keyVariable }) => `import json
import os
import urllib.request

request = urllib.request.Request(
    ${quoted(`${baseUrl}/chat/completions`)},
    headers={
        "Authorization": "Bearer " + os.environ[${quoted(keyVariable)}],
        "Content-Type": "application/json",
    },
    data=json.dumps(
        {
            "model": ${quoted(model)},
            "messages": [{"role": "user", "content": ${quoted(question)}}],
        }
    ).encode(),
)
with urllib.request.urlopen(request, timeout=600) as answer:
    print(json.load(answer)["choices"][0]["message"]["content"])
`,
};
