#!/bin/bash
set -euo pipefail
cd "$(dirname "$0")"
docker compose up -d --wait
curl -fsS http://localhost:4000/health/readiness
curl -fsS http://localhost:4000/v1/models -H "Authorization: Bearer $LITELLM_MASTER_KEY"
curl -fsS http://localhost:8000/health
echo "All checks passed"
