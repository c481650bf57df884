/** .env.example: the secrets by purpose, and the variables that the toolkit reads from the shell. `npm run golden` writes it. */
import { monitorPassword, roPassword, rwPassword } from "../config/plan/workloads/database-roles";
import { postgresPassword } from "../config/plan/workloads/postgres";
import { redisPassword } from "../config/plan/workloads/redis";
import { gatewaySchema } from "../config/schema/gateway";

interface Secret {
  readonly names: readonly string[];
  /** Where the config names it; none for one that has a fixed name. */
  readonly fields: readonly string[];
  readonly purpose: readonly string[];
  readonly readers: string;
  /** How to get a value by hand. */
  readonly make: string;
}

const { proxy, grafana } = gatewaySchema.parse({});
const { masterKey, saltKey, ui } = proxy;
const random = "openssl rand -hex 24";

/** Between containers of the stack. */
export const madeSecrets: readonly Secret[] = [
  {
    names: [masterKey],
    fields: ["proxy.masterKey"],
    purpose: ['Admin key of the gateway: clients send it as "Authorization: Bearer …". Starts with sk-.'],
    readers: "the proxy, Prometheus",
    make: `echo "sk-$(${random})"`,
  },
  {
    names: [saltKey],
    fields: ["proxy.saltKey"],
    purpose: [
      "Encrypts credentials in the database. Never change it: what is stored can be read only with the same value.",
    ],
    readers: "the proxy",
    make: random,
  },
  {
    names: [ui.password],
    fields: ["proxy.ui.password"],
    purpose: [`Password of the user in proxy.ui.user (${ui.user}) for the page at /ui.`],
    readers: "the proxy",
    make: random,
  },
  {
    names: [postgresPassword],
    fields: [],
    purpose: [
      "Password of the owner in the stack's Postgres. Change it with `llm-gateway secrets rotate`, which tells Postgres too.",
    ],
    readers: "Postgres, the jobs of its users and of the migration",
    make: random,
  },
  {
    names: [grafana.adminPassword],
    fields: ["grafana.adminPassword"],
    purpose: ["Password of the user admin in Grafana."],
    readers: "Grafana",
    make: random,
  },
  {
    names: [rwPassword],
    fields: [],
    purpose: ["Password of the proxies' user in the stack's Postgres, who changes rows and no tables."],
    readers: "the job of the users, the proxy",
    make: random,
  },
  {
    names: [roPassword],
    fields: [],
    purpose: ["Password of the user for reports in the stack's Postgres, who reads only."],
    readers: "the job of the users",
    make: random,
  },
  {
    names: [monitorPassword],
    fields: [],
    purpose: ["Password of the user in the stack's Postgres who sees its statistics and no table."],
    readers: "the job of the users, the Postgres exporter",
    make: random,
  },
  {
    names: [redisPassword],
    fields: [],
    purpose: ["Password of the stack's Redis."],
    readers: "Redis, the proxy, the Redis exporter",
    make: random,
  },
  {
    names: ["EDGE_UI_PASSWORD"],
    fields: ["edge.basicAuth.password"],
    purpose: ["Password that the browser asks for before /ui."],
    readers: "the edge",
    make: random,
  },
];

/** Commented out: a config needs them only where it names them. */
export const namedSecrets: readonly Secret[] = [
  {
    names: [
      ...["OPENAI_API_KEY", "OPENAI_API_KEY_2", "OPENAI_API_KEY_3", "ANTHROPIC_API_KEY", "DEEPSEEK_API_KEY"],
      ...["GEMINI_API_KEY", "GROQ_API_KEY"],
    ],
    fields: [
      "models.<name>.upstream.apiKeys",
      "models.<name>.upstream.apiKeys.name",
      "defaults.upstream.apiKeys",
      "defaults.upstream.apiKeys.name",
    ],
    purpose: [
      "Keys for upstream models. Several keys of one model share its requests.",
      "Which of them an example needs: its README.",
    ],
    readers: "the proxy",
    make: "the provider's console",
  },
  {
    names: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_WEB_IDENTITY_TOKEN"],
    fields: [
      "models.<name>.upstream.credentials.awsAccessKeyId",
      "models.<name>.upstream.credentials.awsSecretAccessKey",
      "models.<name>.upstream.credentials.awsSessionToken",
      "models.<name>.upstream.credentials.awsWebIdentityToken",
    ],
    purpose: ["Credentials for models of Bedrock and SageMaker."],
    readers: "the proxy",
    make: "the console of AWS",
  },
  {
    names: ["VERTEX_CREDENTIALS"],
    fields: ["models.<name>.upstream.credentials.vertexCredentials"],
    purpose: ["JSON of a service account's key for Vertex AI, on one line and in single quotes."],
    readers: "the proxy",
    make: "the console of Google Cloud",
  },
  {
    names: ["AZURE_CLIENT_SECRET", "AZURE_AD_TOKEN", "AZURE_PASSWORD"],
    fields: [
      "models.<name>.upstream.credentials.clientSecret",
      "models.<name>.upstream.credentials.azureAdToken",
      "models.<name>.upstream.credentials.azurePassword",
    ],
    purpose: ["Credentials of Entra ID for models of Azure."],
    readers: "the proxy",
    make: "the portal of Azure",
  },
  {
    names: ["HF_TOKEN"],
    fields: ["huggingFace.token"],
    purpose: ["Access token for gated checkpoints."],
    readers: "every engine",
    make: "the account settings of the hub",
  },
  {
    names: ["DATABASE_URL"],
    fields: ["database.url", "database.migrationUrl"],
    purpose: [
      'URL of an external database, with database.type "external".',
      "Form: postgresql://user:password@host:5432/name.",
    ],
    readers: "the migration job, the proxy",
    make: "whoever runs the database",
  },
  {
    names: ["EXTERNAL_REDIS_PASSWORD", "REDIS_SENTINEL_PASSWORD"],
    fields: ["cache.redis.password", "cache.redis.sentinel.password"],
    purpose: ["Passwords of an external Redis, and of the sentinels that watch it."],
    readers: "the proxy",
    make: "whoever runs that Redis",
  },
  {
    names: ["ALERT_WEBHOOK_URL", "ALERT_WEBHOOK_TOKEN"],
    fields: ["alerts.receivers.<name>.webhook.url", "alerts.receivers.<name>.webhook.token"],
    purpose: ["Address that is called with each alert, and the bearer token that is sent along."],
    readers: "Alertmanager",
    make: "whoever runs what is called",
  },
  {
    names: ["SLACK_WEBHOOK_URL"],
    fields: ["alerts.receivers.<name>.slack.webhook"],
    purpose: ["Address of an incoming webhook of Slack, for alerts."],
    readers: "Alertmanager",
    make: "the settings of the Slack workspace",
  },
  {
    names: ["ALERT_MAIL_PASSWORD"],
    fields: ["alerts.receivers.<name>.email.password"],
    purpose: ["Password of the mail server that sends alerts."],
    readers: "Alertmanager",
    make: "whoever runs the mail server",
  },
  {
    names: ["EDGE_TLS_KEY"],
    fields: ["edge.tls.key"],
    purpose: ["Private key of an own certificate, PEM in double quotes over several lines."],
    readers: "the edge",
    make: "whoever issues the certificate",
  },
  {
    names: ["ENGINE_API_KEY"],
    fields: ["models.<name>.vllm.apiKey", "defaults.vllm.apiKey"],
    purpose: ["Key that an engine demands and the proxy sends. `llm-gateway secrets init` makes it too."],
    readers: "the engine, the proxy",
    make: random,
  },
  {
    names: ["LOKI_PASSWORD"],
    fields: ["telemetry.loki.password"],
    purpose: ["Password of `telemetry.loki.user`, or a token: ships the lines of requests."],
    readers: "Alloy",
    make: "whoever runs that Loki",
  },
  {
    names: ["OTLP_HEADERS"],
    fields: ["telemetry.otlp.headers"],
    purpose: ["What an OpenTelemetry collector knows the gateway by, as name=value."],
    readers: "the proxy",
    make: "whoever runs that collector",
  },
  {
    names: ["LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY"],
    fields: ["telemetry.langfuse.publicKey", "telemetry.langfuse.secretKey"],
    purpose: ["Keys of a Langfuse project. Needed by examples/hosted-with-budget."],
    readers: "the proxy",
    make: "the settings of the project",
  },
  {
    names: ["LANGSMITH_API_KEY"],
    fields: ["telemetry.langsmith.apiKey"],
    purpose: ["Key of a LangSmith workspace."],
    readers: "the proxy",
    make: "the settings of the workspace",
  },
  {
    names: ["DD_API_KEY"],
    fields: ["proxy.secretEnv", "models.<name>.vllm.secretEnv", "defaults.vllm.secretEnv"],
    purpose: ["Whatever else a container reads as a secret variable."],
    readers: "the containers of the field",
    make: "whoever issues it",
  },
];

/** What makes a config where there is no config file; here and in the environment, which wins. */
export const configVariables: Readonly<Record<string, string>> = {
  PROXY_MODEL_KEYS: "keys of the models, with commas: without it there is no such config",
  "MODEL_<KEY>_ALIAS": "name that clients send as model; else the key",
  "MODEL_<KEY>_UPSTREAM_MODEL":
    "the provider's name of the model, openai/ unless it has a prefix; else the alias",
  "MODEL_<KEY>_REASONING_EFFORT": "none, minimal, low, medium, high or xhigh; none leaves it out",
  "MODEL_<KEY>_API_BASE": "address of the model's API",
  REASONING_EFFORT: "for models without one of their own; else medium",
  "OPENAI_BASE_URL, OPENAI_API_BASE": "address for models without one of their own; else OpenAI's",
  "LITELLM_PORT, PORT": "port of the gateway; else 4000",
  LITELLM_LOG: "DEBUG, INFO, WARNING, ERROR or CRITICAL",
  UI_USERNAME: "user of the page at /ui; else admin",
  "REDIS_HOST, REDIS_PORT, REDIS_USERNAME": "a Redis that runs elsewhere, with REDIS_PASSWORD",
  "LITELLM_REDIS_PORT, LITELLM_POSTGRES_PORT": "publish the stack's own ones",
  DATABASE_URL: "a Postgres that runs elsewhere",
  LANGFUSE_HOST: "with both keys of Langfuse: traces",
};

/** Read from the shell, never from the env file. */
export const shellVariables: Readonly<Record<string, string>> = {
  GATEWAY_CONFIG: "the config file. Read by: llm-gateway, cdktf",
  GATEWAY_SET: "what --set says, one key=value on each line. Read by: llm-gateway, cdktf",
  DOCKER_HOST: "Docker engine, where host.docker.endpoint says nothing. Read by: llm-gateway, Terraform",
  CDKTF_OUTPUT: "folder of what is synthesised, instead of cdktf.out. Read by: cdktf",
  CDKTF_APP: "command that synthesises, instead of the app in cdktf.json. Read by: llm-gateway, cdktf",
  TERRAFORM_BINARY_NAME: "another binary than terraform. Read by: llm-gateway, cdktf",
  TF_CLI_CONFIG_FILE: "Terraform's own settings, such as a provider mirror. Read by: Terraform",
  CHECKPOINT_DISABLE: "1: cdktf and Terraform ask nobody for new versions",
  NO_COLOR: "anything: no colours",
  TERM: "dumb: no colours either",
  "LC_ALL, LC_CTYPE, LANG": "the first that is set: without UTF-8 in it, output is drawn in ASCII",
  RIG_CACHE: "where the demo and the end-to-end tests keep what they build",
};

export function envExample(): string {
  const heading = (text: string) => `# --- ${text} ${"-".repeat(Math.max(3, 110 - text.length))}`;
  const blocks = [
    `# Secrets of the gateway. Copy to \`.env\` beside the config, or let \`npx llm-gateway secrets init\` write it.
# Which names a config needs: \`npx llm-gateway secrets check\`. Made by \`npm run golden\`; do not edit by hand.
#
# A value set in the environment wins over one in this file. An empty value counts as none. Never commit \`.env\`.
# Making one by hand: ${random}`,
    heading("Made by `llm-gateway secrets init` when they have no value"),
    ...madeSecrets.map((secret) => block(secret, "By hand", "")),
    heading("Only for configs that name them; any other name does as well"),
    ...namedSecrets.map((secret) => block(secret, "From", "# ")),
    [
      heading(
        "Without a config file these make the config; beside one they mean nothing. See docs/environment.md",
      ),
      "#",
      ...listed(configVariables),
    ].join("\n"),
    [
      heading("Not secrets: these are read from the shell, never from this file"),
      "#",
      ...listed(shellVariables),
      "# State backends (S3, GCS, …) read their own variables, such as AWS_ACCESS_KEY_ID: see docs/operations.md.",
    ].join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function listed(variables: Readonly<Record<string, string>>): readonly string[] {
  const width = Math.max(...Object.keys(variables).map((name) => name.length)) + 4;
  return Object.entries(variables).map(([name, text]) => `# ${name.padEnd(width)}${text}`);
}

function block({ names, fields, purpose, readers, make }: Secret, source: string, comment: string): string {
  const named = fields.length === 0 ? [] : [`# Named in: ${fields.join(", ")}.`];
  const about = [
    ...purpose.map((line) => `# ${line}`),
    ...named,
    `# Read by: ${readers}. ${source}: ${make}`,
  ];
  return [...about, ...names.map((name) => `${comment}${name}=`)].join("\n");
}
