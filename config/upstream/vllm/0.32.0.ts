/** What vLLM 0.32.0 accepts. Generated from its package by `npm run tables`: do not edit; README.md says how. */
import { words } from "../words";
import { tableOf } from "./table";

export const vllm_0_32_0 = tableOf({
  version: "0.32.0",
  positional: "model_tag",
  registries: {
    toolCallParsers: words(`
      apertus cohere_command3 cohere_command4 deepseek_v3 deepseek_v31 deepseek_v32 deepseek_v4 deepseek_v41 dots ernie45
      functiongemma gemma4 gigachat3 glm45 glm47 granite granite-20b-fc granite4 hermes hf hunyuan_a13b hy_v3 hy_v4 inkling internlm
      jamba k2_horizon kimi_k2 kimi_k3 lfm2 ling3 llama3_json llama4_json llama4_pythonic longcat mimo minicpm5 minimax_m2
      minimax_m3 mistral muse_glimmer olmo3 openai phi4_mini_json plamo3 poolside_v1 pythonic qwen3_coder qwen3_json qwen3_xml
      seed_oss step3 step3p5 xlam
    `),
    reasoningParsers: words(`
      cohere_command3 cohere_command4 deepseek_r1 deepseek_v3 deepseek_v4 deepseek_v41 ernie45 gemma4 glm45 glm47 granite
      granite_thinking_parser hf holo2 hunyuan_a13b hy_v3 hy_v4 inkling k2_horizon kimi_k2 kimi_k3 ling3 mimo minicpmv minimax_m2
      minimax_m2_append_think minimax_m3 mistral muse_glimmer nemotron_v3 olmo3 openai_gptoss plamo3 poolside_v1 qwen3 seed_oss
      step3 step3p5
    `),
    attentionBackends: words(`
      AMX_MLA B12X CPU_ATTN CPU_MLA CUSTOM CUTLASS_MLA CUTLASS_MSA FLASHINFER FLASHINFER_MLA FLASHINFER_MLA_SPARSE
      FLASHINFER_MLA_SPARSE_DSV4 FLASHINFER_MLA_SPARSE_DSV41 FLASHINFER_MLA_SPARSE_SM120 FLASHINFER_MLA_SPARSE_SM90 FLASHMLA
      FLASHMLA_MEGA_ATTN_DSV41 FLASHMLA_SPARSE FLASHMLA_SPARSE_DSV4 FLASHMLA_SPARSE_DSV41 FLASH_ATTN FLASH_ATTN_DIFFKV
      FLASH_ATTN_MLA FLASH_ATTN_MLA_SPARSE FLEX_ATTENTION HPC_ATTN MINIMAX_M3_SPARSE NO_ATTENTION ROCM_AITER_FA ROCM_AITER_MLA
      ROCM_AITER_MLA_SPARSE ROCM_AITER_TRITON_MLA ROCM_AITER_UNIFIED_ATTN ROCM_ATTN ROCM_FLASHMLA_SPARSE_DSV4 ROCM_SEGMENTED_ATTN
      TOKENSPEED_MLA TORCH_SDPA TRITON_ATTN TRITON_ATTN_DIFFKV TRITON_FLASHINFER TRITON_FLASH_ATTN TRITON_MLA TRITON_MSA TURBOQUANT
      ULTRAQUANT XPU_MLA_SPARSE
    `),
    quantizationMethods: words(`
      auto_awq auto_gptq awq awq_marlin compressed-tensors deepseek_v4_fp8 experts_int8 fbgemm_fp8 fp8 fp8_per_block fp8_per_channel
      fp8_per_tensor fp_quant gpt_oss_mxfp4 gptq gptq_marlin humming inc int8_per_channel_weight_only modelopt modelopt_fp4
      modelopt_mixed modelopt_mxfp8 moe_wna16 mxfp4 mxfp8 nvfp4_per_token online quark torchao
    `),
    deprecatedQuantizationMethods: words("fbgemm_fp8 fp_quant"),
    loadFormats: words(`
      auto dummy fastsafetensors hf instanttensor ipc_cache mistral modelexpress npcache pt runai_streamer runai_streamer_sharded
      safetensors sharded_state tensorizer
    `),
    kvCacheDtypes: words(`
      auto bfloat16 float16 fp8 fp8_ds_mla fp8_e4m3 fp8_e5m2 fp8_inc fp8_per_token_head int4_per_token_head int8_per_token_head
      nvfp4 nvfp4_4over6 nvfp4_ds_mla turboquant_3bit_nc turboquant_4bit_nc turboquant_k3v4_nc turboquant_k8v4 ultraquant_4bit
    `),
  },
  flags: {
    types: {
      bool: words(`
      --aggregate-engine-logging --allow-credentials --allow-deprecated-quantization --async-scheduling --cohere-is-reasoning-model
      --cudagraph-metrics --data-parallel-external-lb --data-parallel-hybrid-lb --data-parallel-multi-port-external-lb
      --dcp-q-replicate --disable-cascade-attn --disable-chunked-mm-input --disable-custom-all-reduce --disable-fastapi-docs
      --disable-hybrid-kv-cache-manager --disable-log-stats --disable-nccl-for-dp-synchronization --disable-sliding-window
      --disable-uvicorn-access-log --enable-auto-tool-choice --enable-batch-sharded-sampling --enable-chunked-prefill
      --enable-cumem-allocator --enable-dbo --enable-elastic-ep --enable-ep-weight-filter --enable-eplb --enable-expert-parallel
      --enable-fault-tolerance --enable-flash-late-interaction --enable-flashinfer-autotune --enable-force-include-usage
      --enable-hc-sp --enable-layerwise-nvtx-tracing --enable-log-deltas --enable-log-outputs --enable-log-requests
      --enable-logging-iteration-details --enable-lora --enable-mamba-cache-stochastic-rounding
      --enable-mamba-shared-prefix-checkpoint --enable-mfu-metrics --enable-mixed-moe-lora-format --enable-mm-embeds
      --enable-moe-shared-loras --enable-nccl-comm-suspend --enable-offline-docs --enable-per-request-metrics
      --enable-prefix-caching --enable-prompt-embeds --enable-prompt-tokens-details --enable-request-id-headers
      --enable-return-routed-experts --enable-scale-out --enable-server-load-tracking --enable-shm-tensor-arena --enable-sleep-mode
      --enable-ssl-refresh --enable-tokenizer-info-endpoint --enable-tower-connector-lora --enable-trace-replay --enforce-eager
      --exclude-tools-when-tool-choice-none --fail-on-environ-validation --fully-sharded-loras --grpc --headless
      --interleave-mm-strings --jit-monitor-verbose --kv-cache-metrics --kv-sharing-fast-prefill --language-model-only
      --log-error-stack --long-prefill-token-threshold-adaptive --mm-device-do-normalize --mm-encoder-only --numa-bind
      --ray-workers-use-nsight --return-sampling-mask --return-tokens-as-token-ids --scheduler-reserve-full-isl --skip-mm-profiling
      --skip-tokenizer-init --sleep-mode-offload-cudagraph --specialize-active-lora --swa-bounded-replay --tokens-only
      --trust-remote-code --trust-request-chat-template --trust-request-mm-kwargs --use-fp64-gumbel --use-replayssm
      --use-tqdm-on-load
    `),
      int: words(`
      --api-server-count --block-size --cp-kv-cache-interleave-size --cpu-distributed-timeout-seconds --data-parallel-rank
      --data-parallel-rpc-port --data-parallel-size --data-parallel-size-local --data-parallel-start-rank
      --data-parallel-supervisor-port --dbo-decode-token-threshold --dbo-prefill-token-threshold --dcp-kv-cache-interleave-size
      --decode-context-parallel-size --distributed-timeout-seconds --dp-supervisor-probe-failure-threshold --dp-sync-interval
      --elastic-ep-max-dp-size --grpc-port --h11-max-header-count --h11-max-incomplete-event-size --kv-cache-memory-bytes
      --long-prefill-token-threshold --mamba-block-size --mamba-cache-philox-rounds --master-port --max-cpu-loras
      --max-cudagraph-capture-size --max-log-len --max-logprobs --max-lora-cls-labels --max-lora-rank --max-loras --max-model-len
      --max-num-active-seqs --max-num-batched-tokens --max-num-queued-reqs --max-num-queued-tokens --max-num-scheduled-tokens
      --max-num-seqs --max-parallel-loading-workers --mm-shm-cache-max-object-size-mb --nnodes --node-rank --num-gpu-blocks-override
      --offload-group-size --offload-num-in-group --offload-prefetch-step --optimization-level --pipeline-parallel-size --port
      --prefill-context-parallel-size --prefill-schedule-interval --prefix-cache-retention-interval --prefix-match-unit
      --renderer-num-workers --replayssm-buffer-len --safetensors-prefetch-block-size --safetensors-prefetch-num-threads --seed
      --shutdown-timeout --spec-tokens --sse-keep-alive-interval --ssl-cert-reqs --stream-interval --tensor-parallel-size
      --ubatch-size
    `),
      float: words(`
      --cpu-offload-gb --dp-supervisor-probe-interval-s --dp-supervisor-probe-timeout-s --gpu-memory-utilization
      --kv-cache-metrics-sample --kv-offloading-size --mm-encoder-fp8-scale-save-margin --mm-ipc-gpu-memory-gb
      --mm-processor-cache-gb --video-pruning-rate --watermark
    `),
      string: words(`
      --all2all-backend --allowed-local-media-path --anthropic-disabled-thinking-effort --attention-backend --chat-template
      --chat-template-content-format --code-revision --cohere-format --config --config-format --convert --data-parallel-address
      --data-parallel-backend --dcp-comm-backend --disable-access-log-for-endpoints --distributed-executor-backend --download-dir
      --dtype --expert-placement-strategy --fingerprint-mode --fingerprint-value --gdn-prefill-backend --generation-config
      --hf-config-path --hf-token --host --io-processor-plugin --jit-monitor-mode --kda-decode-backend --kda-prefill-backend
      --kv-cache-dtype --kv-offloading-backend --linear-backend --load-format --log-config-file --log-level --logprobs-mode
      --lora-dtype --mamba-backend --mamba-cache-dtype --mamba-cache-mode --mamba-ssm-cache-dtype --mamba-ssu-algorithm
      --master-addr --mm-encoder-attn-backend --mm-encoder-attn-dtype --mm-encoder-fp8-scale-path --mm-encoder-fp8-scale-save-path
      --mm-encoder-tp-mode --mm-hasher-algorithm --mm-processor-cache-type --mm-processor-device --mm-tensor-ipc --model
      --model-impl --moe-backend --offload-backend --otlp-traces-endpoint --per-request-spec-decode-metrics --performance-mode
      --prefix-caching-hash-algo --quantization --reasoning-parser --reasoning-parser-plugin --response-role --revision --root-path
      --runner --safetensors-load-strategy --scheduler-cls --scheduling-policy --show-hidden-metrics-for-version
      --sparse-indexer-topk-backend --spec-method --spec-model --ssl-ca-certs --ssl-certfile --ssl-ciphers --ssl-keyfile --tokenizer
      --tokenizer-mode --tokenizer-revision --tool-call-parser --tool-parser-plugin --tool-server --tool-strict-level --uds
      --uvicorn-log-level --video-pruning-method --worker-cls --worker-extension-cls
    `),
      json: words(`
      --allowed-headers --allowed-methods --allowed-origins --attention-config --aux-output-config --compilation-config
      --custom-histogram-buckets --default-chat-template-kwargs --default-mm-loras --diffusion-config --ec-manager-config
      --ec-transfer-config --engram-config --eplb-config --fault-tolerance-config --ir-op-priority --kernel-config
      --kv-events-config --kv-transfer-config --limit-mm-per-prompt --logging-config --media-io-kwargs --mm-processor-kwargs
      --model-class-overrides --override-generation-config --pooler-config --profiler-config --quantization-config
      --reasoning-config --speculative-config --structured-outputs-config --watermark-config --weight-transfer-config
    `),
      "json|string": words(`
      --additional-config --hf-overrides --model-loader-extra-config --pt-load-map-location
    `),
      list: words(`
      --allowed-media-domains --api-key --collect-detailed-traces --cpu-offload-params --cudagraph-capture-sizes --device-ids
      --ignore-patterns --kv-cache-dtype-skip-layers --logits-processors --lora-modules --lora-target-modules --middleware
      --numa-bind-cpus --numa-bind-nodes --offload-params --served-model-name --sleep-preserve-parameter-names
    `),
    },
    withoutNegation: words(`
      --aggregate-engine-logging --data-parallel-multi-port-external-lb --disable-log-stats --grpc --headless
    `),
    withNumberSuffixes: words(`
      --kv-cache-memory-bytes --max-model-len --max-num-batched-tokens --max-num-queued-tokens --max-num-scheduled-tokens
      --safetensors-prefetch-block-size
    `),
    intLists: words("--cudagraph-capture-sizes --numa-bind-nodes"),
    separators: { "--device-ids": "comma", "--middleware": "repeat" },
    keywords: { "--max-model-len": words("auto") },
    aliases: {
      "--api-server-count": words("-asc"),
      "--attention-config": words("-ac"),
      "--compilation-config": words("-cc"),
      "--data-parallel-address": words("-dpa"),
      "--data-parallel-backend": words("-dpb"),
      "--data-parallel-external-lb": words("-dpe"),
      "--data-parallel-hybrid-lb": words("-dph"),
      "--data-parallel-multi-port-external-lb": words("-dpm"),
      "--data-parallel-rank": words("-dpn"),
      "--data-parallel-rpc-port": words("-dpp"),
      "--data-parallel-size": words("-dp"),
      "--data-parallel-size-local": words("-dpl"),
      "--data-parallel-start-rank": words("-dpr"),
      "--decode-context-parallel-size": words("-dcp"),
      "--diffusion-config": words("-dc"),
      "--enable-expert-parallel": words("-ep"),
      "--gpu-memory-utilization": words("--device-memory-utilization"),
      "--nnodes": words("-n"),
      "--node-rank": words("-r"),
      "--pipeline-parallel-size": words("-pp"),
      "--prefill-context-parallel-size": words("-pcp"),
      "--quantization": words("-q"),
      "--speculative-config": words("-sc"),
      "--tensor-parallel-size": words("-tp"),
    },
    deprecated: {
      "--disable-cascade-attn":
        "--disable-cascade-attn is deprecated and has no effect since cascade attention has been removed. It will be removed in v0.33.0",
      "--log-config-file":
        "--log-config-file is deprecated and will be removed in v0.33.0. Use --logging-config.pylogging_config_file instead",
    },
    choices: {
      "--all2all-backend": words(`
      allgather_reducescatter deepep_high_throughput deepep_low_latency deepep_v2 flashinfer_all2allv flashinfer_nvlink_one_sided
      flashinfer_nvlink_two_sided moonep mori_high_throughput mori_low_latency naive nixl_ep pplx
    `),
      "--anthropic-disabled-thinking-effort": words("auto high low max medium none xhigh"),
      "--chat-template-content-format": words("auto openai string"),
      "--collect-detailed-traces": words("all model worker"),
      "--convert": words("auto classify embed none"),
      "--dcp-comm-backend": words("a2a ag_rs"),
      "--dtype": words("auto bfloat16 float float16 float32 half"),
      "--expert-placement-strategy": words("linear round_robin"),
      "--fingerprint-mode": words("custom full hash none"),
      "--gdn-prefill-backend": words("flashinfer triton cutedsl aiter_flydsl"),
      "--jit-monitor-mode": words("error warn"),
      "--kda-decode-backend": words("auto native flashinfer triton"),
      "--kda-prefill-backend": words("auto triton flashkda flashinfer fused"),
      "--kv-cache-dtype": words(`
      auto bfloat16 float16 fp8 fp8_ds_mla fp8_e4m3 fp8_e5m2 fp8_inc fp8_per_token_head int4_per_token_head int8_per_token_head
      nvfp4 nvfp4_4over6 nvfp4_ds_mla turboquant_3bit_nc turboquant_4bit_nc turboquant_k3v4_nc turboquant_k8v4 ultraquant_4bit
    `),
      "--kv-offloading-backend": words("lmcache native"),
      "--linear-backend": words(`
      aiter auto b12x conch cutlass deep_gemm emulation exllama fbgemm flashinfer_b12x flashinfer_cudnn flashinfer_cutedsl
      flashinfer_cutlass flashinfer_trtllm humming machete marlin torch triton xpu xpu_woq
    `),
      "--log-level": words("CRITICAL ERROR WARNING INFO DEBUG NOTSET"),
      "--logprobs-mode": words("processed_logits processed_logprobs raw_logits raw_logprobs"),
      "--lora-dtype": words("auto bfloat16 float16"),
      "--mamba-cache-dtype": words("auto bfloat16 float16 float32"),
      "--mamba-cache-mode": words("align none"),
      "--mamba-ssm-cache-dtype": words("auto bfloat16 float16 float32"),
      "--mamba-ssu-algorithm": words("auto horizontal simple vertical"),
      "--max-lora-rank": words("1 8 16 32 64 128 256 320 512"),
      "--mm-encoder-attn-dtype": words("fp8"),
      "--mm-encoder-tp-mode": words("data weights"),
      "--mm-hasher-algorithm": words("blake3 sha256 sha512"),
      "--mm-processor-cache-type": words("lru shm"),
      "--mm-processor-device": words("auto cpu"),
      "--mm-tensor-ipc": words("direct_rpc torch_shm"),
      "--moe-backend": words(`
      aiter aiter_mega_moe aiter_triton_mxfp4_bf16 auto b12x batched_triton cutlass deep_gemm deep_gemm_mega_moe emulation
      flashinfer_b12x flashinfer_cutedsl flashinfer_cutlass flashinfer_moe_ep_cutedsl flashinfer_moe_ep_mega_deep_gemm
      flashinfer_trtllm flydsl hpc humming marlin rdna3 triton triton_unfused
    `),
      "--offload-backend": words("auto prefetch uva"),
      "--optimization-level": words("0 1 2 3"),
      "--per-request-spec-decode-metrics": words("detailed none summary"),
      "--performance-mode": words("balanced interactivity throughput"),
      "--prefix-caching-hash-algo": words("sha256 sha256_cbor xxhash xxhash_cbor"),
      "--runner": words("auto draft generate pooling"),
      "--safetensors-load-strategy": words("eager lazy prefetch torchao"),
      "--scheduling-policy": words("fcfs priority"),
      "--sparse-indexer-topk-backend": words(
        "aiter auto cooperative deep_select flashinfer per_row persistent torch",
      ),
      "--spec-method": words(`
      bailing_hybrid_mtp bailing_hybrid_v3_mtp custom_class deepseek_mtp dflash dots3_note_mtp draft_model dspark eagle eagle3
      ernie_mtp exaone4_5_mtp exaone_moe_mtp extract_hidden_states gemma4_mtp glm4_moe_lite_mtp glm4_moe_mtp glm5_next_mtp
      glm_ocr_mtp hy_v3_mtp hy_v4_mtp inkling_mtp kimi_k3_mtp longcat_flash_mtp medusa mimo_mtp mimo_v2_mtp minimax_m3_mtp
      mlp_speculator mtp nemotron_h_mtp ngram ngram_gpu pangu_ultra_moe_mtp qwen3_5_mtp qwen3_next_mtp qwen4_exp_mtp step3p5_mtp
      suffix
    `),
      "--tool-strict-level": words("auto function parameter"),
      "--uvicorn-log-level": words("critical debug error info trace warning"),
      "--video-pruning-method": words("evs vidcom2"),
    },
    bounds: words(`
      --block-size>0 --cpu-offload-gb>=0 --data-parallel-size>=1 --dbo-decode-token-threshold>=0 --dbo-prefill-token-threshold>=0
      --decode-context-parallel-size>=1 --dp-sync-interval>=1 --elastic-ep-max-dp-size>=1 --gpu-memory-utilization>0<=1
      --kv-cache-metrics-sample>0<=1 --long-prefill-token-threshold>=0 --mamba-block-size>0 --max-logprobs>=-1
      --max-lora-cls-labels>=1 --max-loras>=1 --max-model-len>=-1 --max-num-active-seqs>=1 --max-num-batched-tokens>=1
      --max-num-queued-reqs>=0 --max-num-queued-tokens>=0 --max-num-scheduled-tokens>=1 --max-num-seqs>=1
      --max-parallel-loading-workers>=1 --mm-encoder-fp8-scale-save-margin>0.0 --mm-ipc-gpu-memory-gb>=0 --mm-processor-cache-gb>=0
      --mm-shm-cache-max-object-size-mb>=0 --nnodes>=1 --node-rank>=0 --offload-group-size>=0 --offload-num-in-group>=1
      --offload-prefetch-step>=0 --pipeline-parallel-size>=1 --prefill-context-parallel-size>=1 --prefill-schedule-interval>=1
      --prefix-cache-retention-interval>=0 --prefix-match-unit>0 --replayssm-buffer-len>0 --safetensors-prefetch-block-size>=1
      --safetensors-prefetch-num-threads>=1 --spec-tokens>0 --stream-interval>=1 --tensor-parallel-size>=1 --ubatch-size>=0
      --video-pruning-rate>=0.0<1.0 --watermark>=0.0<1.0
    `),
    defaults: words(`
      --additional-config={} --all2all-backend="allgather_reducescatter" --allowed-headers=["*"] --allowed-local-media-path=""
      --allowed-methods=["*"] --allowed-origins=[] --anthropic-disabled-thinking-effort="auto" --async-scheduling=null
      --chat-template-content-format="auto" --cohere-format="cmd4" --cohere-is-reasoning-model=true --config-format="auto"
      --convert="auto" --cpu-offload-gb=0 --cpu-offload-params=[] --data-parallel-backend="mp" --data-parallel-size=1
      --data-parallel-supervisor-port=9256 --dbo-decode-token-threshold=32 --dbo-prefill-token-threshold=512
      --dcp-kv-cache-interleave-size=1 --dcp-q-replicate=null --decode-context-parallel-size=1 --disable-cascade-attn=null
      --disable-hybrid-kv-cache-manager=null --disable-nccl-for-dp-synchronization=null --dp-supervisor-probe-failure-threshold=3
      --dp-supervisor-probe-interval-s=5 --dp-supervisor-probe-timeout-s=5 --dp-sync-interval=16 --dtype="auto"
      --enable-batch-sharded-sampling=null --enable-chunked-prefill=null --enable-flash-late-interaction=true
      --enable-flashinfer-autotune=null --enable-log-deltas=true --enable-lora=null --enable-prefix-caching=null
      --expert-placement-strategy="linear" --fingerprint-mode="full" --generation-config="auto" --gpu-memory-utilization=0.92
      --h11-max-header-count=256 --h11-max-incomplete-event-size=4194304 --hf-overrides={} --ignore-patterns=["original/**/*"]
      --jit-monitor-mode="warn" --kv-cache-dtype="auto" --kv-cache-dtype-skip-layers=[] --kv-cache-metrics-sample=0.01
      --kv-offloading-backend="native" --limit-mm-per-prompt={} --linear-backend="auto" --load-format="auto"
      --logprobs-mode="raw_logprobs" --long-prefill-token-threshold=0 --lora-dtype="auto" --mamba-backend="triton"
      --mamba-cache-dtype="auto" --mamba-cache-mode="none" --mamba-cache-philox-rounds=0 --mamba-ssm-cache-dtype="auto"
      --master-addr="127.0.0.1" --master-port=29501 --max-logprobs=20 --max-lora-rank=16 --max-loras=1 --media-io-kwargs={}
      --middleware=[] --mm-device-do-normalize=null --mm-encoder-fp8-scale-save-margin=1.5 --mm-encoder-tp-mode="weights"
      --mm-hasher-algorithm="blake3" --mm-ipc-gpu-memory-gb=0 --mm-processor-cache-gb=4 --mm-processor-cache-type="lru"
      --mm-processor-device="auto" --mm-shm-cache-max-object-size-mb=128 --mm-tensor-ipc="direct_rpc" --model="Qwen/Qwen3-0.6B"
      --model-class-overrides={} --model-impl="auto" --model-loader-extra-config={} --moe-backend="auto" --nnodes=1 --node-rank=0
      --offload-backend="auto" --offload-group-size=0 --offload-num-in-group=1 --offload-params=[] --offload-prefetch-step=1
      --optimization-level=2 --override-generation-config={} --per-request-spec-decode-metrics="none" --performance-mode="balanced"
      --pipeline-parallel-size=1 --port=8000 --prefill-context-parallel-size=1 --prefill-schedule-interval=1
      --prefix-cache-retention-interval=0 --prefix-caching-hash-algo="sha256" --pt-load-map-location="cpu" --reasoning-parser=""
      --reasoning-parser-plugin="" --renderer-num-workers=1 --replayssm-buffer-len=16 --response-role="assistant" --runner="auto"
      --safetensors-prefetch-block-size=16777216 --safetensors-prefetch-num-threads=8 --scheduler-reserve-full-isl=true
      --scheduling-policy="fcfs" --seed=0 --shutdown-timeout=0 --sleep-preserve-parameter-names=[]
      --sparse-indexer-topk-backend="auto" --sse-keep-alive-interval=0 --ssl-cert-reqs=0 --stream-interval=1
      --swa-bounded-replay=true --tensor-parallel-size=1 --tokenizer-mode="auto" --tool-parser-plugin="" --tool-strict-level="auto"
      --ubatch-size=0 --use-tqdm-on-load=true --uvicorn-log-level="info" --video-pruning-method="evs" --watermark=0
      --worker-cls="auto" --worker-extension-cls=""
    `),
  },
  environmentVariables: words(`
      CMAKE_BUILD_TYPE CUDA_HOME CUDA_VISIBLE_DEVICES FORCE_COLOR LD_LIBRARY_PATH LOCAL_RANK MAX_JOBS MOONCAKE_PREFERRED_SEGMENT
      MOONCAKE_REQUESTER_LOCAL_HOSTNAME NO_COLOR NVCC_THREADS S3_ACCESS_KEY_ID S3_ENDPOINT_URL S3_SECRET_ACCESS_KEY VERBOSE
      VLLM_ADAPTIVE_VERIFICATION_PROFILE_CONTEXT_LEN VLLM_ALLOW_CHUNKED_LOCAL_ATTN_WITH_HYBRID_KV_CACHE
      VLLM_ALLOW_INSECURE_SERIALIZATION VLLM_ALLOW_LONG_MAX_MODEL_LEN VLLM_ALLOW_RUNTIME_LORA_UPDATING VLLM_ALLREDUCE_USE_FLASHINFER
      VLLM_ALLREDUCE_USE_FLASHINFER_PCIE_IPC VLLM_ALLREDUCE_USE_SYMM_MEM VLLM_API_KEY VLLM_ASSETS_CACHE
      VLLM_ASSETS_CACHE_MODEL_CLEAN VLLM_AUDIO_FETCH_TIMEOUT VLLM_B12X_MOE_FP4_FORCE_A16 VLLM_BATCH_INVARIANT
      VLLM_BLOCKSCALE_FP8_GEMM_FLASHINFER VLLM_BUILD_COMMIT VLLM_BUILD_PIPELINE VLLM_BUILD_URL VLLM_CACHE_ROOT
      VLLM_CHAT_TEMPLATE_RENDER_TIMEOUT VLLM_COMPILE_CACHE_SAVE_FORMAT VLLM_COMPUTE_NANS_IN_LOGITS VLLM_CONFIGURE_LOGGING
      VLLM_CONFIG_ROOT VLLM_CPU_ATTN_SPLIT_KV VLLM_CPU_CI_ENV VLLM_CPU_INT4_W4A8 VLLM_CPU_KVCACHE_SPACE VLLM_CPU_NUM_OF_RESERVED_CPU
      VLLM_CPU_OMP_THREADS_BIND VLLM_CUDART_SO_PATH VLLM_CUDA_COMPATIBILITY_PATH VLLM_CUSTOM_SCOPES_FOR_PROFILING VLLM_DBO_COMM_SMS
      VLLM_DCP_Q_REPLICATE VLLM_DEBUG_DUMP_PATH VLLM_DEBUG_LOG_API_SERVER_RESPONSE VLLM_DEBUG_MFU_METRICS VLLM_DEBUG_WORKSPACE
      VLLM_DEEPEPLL_NVFP4_DISPATCH VLLM_DEEPEP_BUFFER_SIZE_MB VLLM_DEEPEP_HIGH_THROUGHPUT_FORCE_INTRA_NODE
      VLLM_DEEPEP_LOW_LATENCY_USE_MNNVL VLLM_DEEPEP_V2_ALLOW_HYBRID_MODE VLLM_DEEPEP_V2_ALLOW_MULTIPLE_REDUCTION
      VLLM_DEEPEP_V2_PREFER_OVERLAP VLLM_DEEP_GEMM_WARMUP VLLM_DISABLED_KERNELS VLLM_DISABLE_COMPILE_CACHE
      VLLM_DISABLE_DSV4_MEGAMOE_SHARED_EXPERT_FUSION VLLM_DISABLE_LOG_LOGO VLLM_DISABLE_PYNCCL VLLM_DISABLE_REQUEST_ID_RANDOMIZATION
      VLLM_DISABLE_SHARED_EXPERTS_STREAM VLLM_DISTRIBUTED_USE_SPLIT_GROUP VLLM_DOCKER_BUILD_CONTEXT VLLM_DO_NOT_TRACK
      VLLM_DP_MASTER_IP VLLM_DP_MASTER_PORT VLLM_DP_RANK VLLM_DP_RANK_LOCAL VLLM_DP_SIZE VLLM_EC_SIDE_CHANNEL_HOST
      VLLM_EC_SIDE_CHANNEL_PORT VLLM_ELASTIC_EP_DRAIN_REQUESTS VLLM_ELASTIC_EP_SCALE_UP_LAUNCH VLLM_ENABLE_COHERE_API
      VLLM_ENABLE_CUDAGRAPH_GC VLLM_ENABLE_CUDA_COMPATIBILITY VLLM_ENABLE_FLA_PACKED_RECURRENT_DECODE VLLM_ENABLE_GEMM_RS
      VLLM_ENABLE_HPC_OPS VLLM_ENABLE_INDUCTOR_COORDINATE_DESCENT_TUNING VLLM_ENABLE_INDUCTOR_MAX_AUTOTUNE
      VLLM_ENABLE_PREGRAD_PASSES VLLM_ENABLE_RESPONSES_API_STORE VLLM_ENABLE_STARTUP_PLAN VLLM_ENABLE_V1_MULTIPROCESSING
      VLLM_ENFORCE_STRICT_TOOL_CALLING VLLM_ENGINE_READY_TIMEOUT_S VLLM_EXECUTE_MODEL_TIMEOUT_SECONDS
      VLLM_FASTSAFETENSORS_QUEUE_SIZE VLLM_FLASHINFER_ALLREDUCE_BACKEND VLLM_FLASHINFER_AUTOTUNE_CACHE_DIR
      VLLM_FLASHINFER_AUTOTUNE_SKIP_OPS VLLM_FLASHINFER_MOE_A2A_LOW_PRECISION_COMBINE VLLM_FLASHINFER_WORKSPACE_BUFFER_SIZE
      VLLM_FLOAT32_MATMUL_PRECISION VLLM_FORCE_AOT_LOAD VLLM_GC_DEBUG VLLM_GDN_DECODE_KERNEL
      VLLM_GPT_OSS_HARMONY_SYSTEM_INSTRUCTIONS VLLM_GPT_OSS_SYSTEM_TOOL_MCP_LABELS VLLM_GPU_NIC_PCIE_MAPPING VLLM_GPU_SYNC_CHECK
      VLLM_HAS_FLASHINFER_CUBIN VLLM_HOST_IP VLLM_HTTP_TIMEOUT_KEEP_ALIVE VLLM_HUMMING_INPUT_QUANT_CONFIG VLLM_HUMMING_MOE_GEMM_TYPE
      VLLM_HUMMING_ONLINE_QUANT_CONFIG VLLM_HUMMING_USE_F16_ACCUM VLLM_IMAGE_FETCH_TIMEOUT VLLM_IMAGE_TAG
      VLLM_KEEP_ALIVE_ON_ENGINE_DEATH VLLM_KIMI_K3_AUX_ATTN_RES_STREAM VLLM_KIMI_K3_GEMM_AR VLLM_KIMI_K3_SHARD_SP_SHARED_EXPERT
      VLLM_KV_CACHE_LAYOUT VLLM_KV_EVENTS_USE_INT_BLOCK_HASHES VLLM_KV_OFFLOAD_MAX_BATCH_DESCRIPTORS VLLM_LOGGING_COLOR
      VLLM_LOGGING_CONFIG_PATH VLLM_LOGGING_LEVEL VLLM_LOGGING_PREFIX VLLM_LOGGING_STREAM VLLM_LOG_BATCHSIZE_INTERVAL
      VLLM_LOG_MODEL_INSPECTION VLLM_LOG_STATS_INTERVAL VLLM_LOOPBACK_IP VLLM_LORA_DISABLE_PDL VLLM_LORA_ENABLE_DUAL_STREAM
      VLLM_LORA_RESOLVER_CACHE_DIR VLLM_LORA_RESOLVER_HF_REPO_LIST VLLM_MAIN_CUDA_VERSION VLLM_MARLIN_INPUT_DTYPE
      VLLM_MARLIN_USE_ATOMIC_ADD VLLM_MAX_AUDIO_CLIP_FILESIZE_MB VLLM_MAX_AUDIO_DECODE_BYTES VLLM_MAX_AUDIO_DECODE_DURATION_S
      VLLM_MAX_AUDIO_PREPROCESS_WORKERS VLLM_MAX_BAD_WORDS_TOTAL_TOKENS VLLM_MAX_COMPLETION_PROMPTS VLLM_MAX_EMBED_DECODE_BYTES
      VLLM_MAX_IMAGE_PIXELS VLLM_MAX_MEDIA_DOWNLOAD_SIZE_MB VLLM_MAX_NUM_BAD_WORDS VLLM_MAX_N_SEQUENCES VLLM_MAX_STOP_STRINGS
      VLLM_MAX_TOKENS_PER_EXPERT_FP4_MOE VLLM_MEDIA_CACHE VLLM_MEDIA_CACHE_MAX_SIZE_MB VLLM_MEDIA_CACHE_TTL_HOURS
      VLLM_MEDIA_CONNECTOR VLLM_MEDIA_FETCH_MAX_RETRIES VLLM_MEDIA_LOADING_THREAD_COUNT VLLM_MEDIA_URL_ALLOW_REDIRECTS
      VLLM_MEMORY_PROFILER_ESTIMATE_CUDAGRAPHS VLLM_MLA_DISABLE VLLM_MODEL_REDIRECT_PATH VLLM_MOE_ROUTING_SIMULATION_STRATEGY
      VLLM_MOE_SKIP_PADDING VLLM_MOE_USE_DEEP_GEMM VLLM_MOONCAKE_ABORT_REQUEST_TIMEOUT VLLM_MOONCAKE_BOOTSTRAP_PORT
      VLLM_MOONCAKE_CONNECTOR_TIMEOUT VLLM_MOONCAKE_DISK_STAGING_USABLE_RATIO VLLM_MOONCAKE_LOAD_RECV_THREADS
      VLLM_MOONCAKE_STORE_TIER_LOG VLLM_MQ_MAX_CHUNK_BYTES_MB VLLM_MSGPACK_ZERO_COPY_THRESHOLD
      VLLM_MULTI_STREAM_GEMM_TOKEN_THRESHOLD VLLM_MXFP4_EMULATION_DEQUANT_AT_LOAD VLLM_MXFP8_EMULATION_DEQUANT_AT_LOAD
      VLLM_NCCL_INCLUDE_PATH VLLM_NCCL_SO_PATH VLLM_NIC_SELECTION_VARS VLLM_NIXL_SIDE_CHANNEL_HOST VLLM_NIXL_SIDE_CHANNEL_PORT
      VLLM_NO_USAGE_STATS VLLM_NVTX_SCOPES_FOR_PROFILING VLLM_OBJECT_STORAGE_SHM_BUFFER_NAME VLLM_P2P_HANDSHAKE_TIMEOUT_S
      VLLM_P2P_IDLE_TIMEOUT_S VLLM_P2P_MAX_PEERS VLLM_P2P_SIDE_CHANNEL_HOST VLLM_P2P_SIDE_CHANNEL_PORT VLLM_PATTERN_MATCH_DEBUG
      VLLM_PLUGINS VLLM_PORT VLLM_PP_LAYER_PARTITION VLLM_PROCESS_NAME_PREFIX VLLM_RAISE_ON_LOGIT_NANS
      VLLM_RANDOMIZE_DP_DUMMY_INPUTS VLLM_RAY_BUNDLE_INDICES VLLM_RAY_DP_PACK_STRATEGY VLLM_RAY_DP_PLACEMENT_NODE_IPS
      VLLM_RAY_EXTRA_ENV_VARS_TO_COPY VLLM_RAY_EXTRA_ENV_VAR_PREFIXES_TO_COPY VLLM_RAY_PER_WORKER_GPUS
      VLLM_REGEX_COMPILATION_TIMEOUT_S VLLM_REPLICATE_EMBED VLLM_RINGBUFFER_WARNING_INTERVAL
      VLLM_ROCM_AITER_MEGA_MOE_FUSE_SHARED_EXPERTS VLLM_ROCM_AITER_MLA_ASM_PADDING VLLM_ROCM_AITER_MLA_DCP_VERIFY
      VLLM_ROCM_AITER_MOE_DISPATCH_POLICY VLLM_ROCM_FP8_MFMA_PAGE_ATTN VLLM_ROCM_FP8_PADDING VLLM_ROCM_MOE_PADDING
      VLLM_ROCM_MONO_DECODE VLLM_ROCM_QUICK_REDUCE_CAST_BF16_TO_FP16 VLLM_ROCM_QUICK_REDUCE_MAX_SIZE_BYTES_MB
      VLLM_ROCM_QUICK_REDUCE_MIN_SIZE_BYTES_MB VLLM_ROCM_QUICK_REDUCE_QUANTIZATION VLLM_ROCM_QUICK_REDUCE_QUANTIZATION_MIN_SIZE_KB
      VLLM_ROCM_SHUFFLE_KV_CACHE_LAYOUT VLLM_ROCM_SLEEP_MEM_CHUNK_SIZE VLLM_ROCM_USE_AITER VLLM_ROCM_USE_AITER_CUSTOM_AR
      VLLM_ROCM_USE_AITER_FP4BMM VLLM_ROCM_USE_AITER_FP4_ASM_GEMM VLLM_ROCM_USE_AITER_FP8BMM
      VLLM_ROCM_USE_AITER_FUSION_SHARED_EXPERTS VLLM_ROCM_USE_AITER_LINEAR VLLM_ROCM_USE_AITER_LINEAR_HIPBMM VLLM_ROCM_USE_AITER_MHA
      VLLM_ROCM_USE_AITER_MLA VLLM_ROCM_USE_AITER_MOE VLLM_ROCM_USE_AITER_MOE_A4W4_DSV4 VLLM_ROCM_USE_AITER_MOE_SITUV2
      VLLM_ROCM_USE_AITER_RMSNORM VLLM_ROCM_USE_AITER_TRITON_GEMM VLLM_ROCM_USE_AITER_TRITON_ROPE
      VLLM_ROCM_USE_AITER_TRITON_SPARSE_MLA VLLM_ROCM_USE_AITER_UNIFIED_ATTENTION VLLM_ROCM_USE_SKINNY_GEMM VLLM_RPC_BASE_PATH
      VLLM_RUST_FRONTEND_PATH VLLM_SERVER_DEV_MODE VLLM_SHARED_EXPERTS_STREAM_TOKEN_THRESHOLD VLLM_SKIP_MODEL_NAME_VALIDATION
      VLLM_SKIP_P2P_CHECK VLLM_SKIP_PRECOMPILED_VERSION_SUFFIX VLLM_SKIP_VERSION_SUFFIX VLLM_SPARSE_INDEXER_MAX_LOGITS_MB
      VLLM_SSM_CONV_STATE_LAYOUT VLLM_SYSTEM_START_DATE VLLM_TARGET_DEVICE VLLM_TEST_FORCE_LOAD_FORMAT
      VLLM_TOOL_JSON_ERROR_AUTOMATIC_RETRY VLLM_TOOL_PARSE_REGEX_TIMEOUT_SECONDS VLLM_TPU_USING_PATHWAYS VLLM_TRACE_FUNCTION
      VLLM_TRITON_FORCE_FIRST_CONFIG VLLM_TRITON_JIT_WARMUP_NUM_THREADS VLLM_TRITON_USE_TD VLLM_TUNED_CONFIG_FOLDER
      VLLM_USAGE_SOURCE VLLM_USAGE_STATS_SERVER VLLM_USE_AOT_COMPILE VLLM_USE_BREAKABLE_CUDAGRAPH VLLM_USE_BYTECODE_HOOK
      VLLM_USE_DEEP_GEMM VLLM_USE_DEEP_GEMM_E8M0 VLLM_USE_DEEP_GEMM_TMA_ALIGNED_SCALES VLLM_USE_DIRECT_DCP_A2A
      VLLM_USE_DIRECT_DCP_KV_GATHER VLLM_USE_DIRECT_DCP_Q_GATHER VLLM_USE_EXPERIMENTAL_PARSER_CONTEXT VLLM_USE_FASTOKENS
      VLLM_USE_FLASHINFER_MOE_INT4 VLLM_USE_FLASHINFER_SAMPLER VLLM_USE_FUSED_MOE_GROUPED_TOPK VLLM_USE_HW_AGNOSTIC
      VLLM_USE_LAYERNAME VLLM_USE_MEGA_AOT_ARTIFACT VLLM_USE_MODELSCOPE VLLM_USE_NCCL_SYMM_MEM VLLM_USE_OINK_OPS
      VLLM_USE_PRECOMPILED VLLM_USE_PRECOMPILED_RUST VLLM_USE_RAY_COMPILED_DAG_CHANNEL_TYPE VLLM_USE_RAY_COMPILED_DAG_OVERLAP_COMM
      VLLM_USE_RAY_V2_EXECUTOR_BACKEND VLLM_USE_RAY_WRAPPED_PP_COMM VLLM_USE_RUST_BENCH VLLM_USE_RUST_FRONTEND
      VLLM_USE_SIMPLE_KV_OFFLOAD VLLM_USE_SPINLOOP_EXT VLLM_USE_STANDALONE_COMPILE VLLM_USE_TRITON_AWQ VLLM_USE_V2_MODEL_RUNNER
      VLLM_V1_OUTPUT_PROC_CHUNK_SIZE VLLM_V1_USE_OUTLINES_CACHE VLLM_VIDEO_FETCH_TIMEOUT VLLM_VIDEO_LOADER_BACKEND
      VLLM_WEIGHT_OFFLOADING_DISABLE_PIN_MEMORY VLLM_WEIGHT_OFFLOADING_DISABLE_UVA VLLM_WORKER_MULTIPROC_METHOD
      VLLM_WORKER_SHUTDOWN_TIMEOUT_SECONDS VLLM_WSL2_ENABLE_PIN_MEMORY VLLM_XGRAMMAR_CACHE_MB VLLM_XLA_CACHE_PATH
      VLLM_XLA_CHECK_RECOMPILATION VLLM_XLA_USE_SPMD VLLM_XPU_FORCE_N_CONTIG_WEIGHT VLLM_XPU_INC_WNA16_BACKEND
      VLLM_XPU_PP_MICROBATCH VLLM_XPU_USE_SAMPLER_KERNEL VLLM_ZENTORCH_WEIGHT_PREPACK
    `),
});
