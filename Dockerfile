# Linkup as one image: the app for phones is built with Node, the server with uv, and neither is in what runs.
# Runs as a user without rights; writes only to /data (and /tmp), so the rest may be mounted read-only.

FROM node:24-slim AS app
WORKDIR /pwa
COPY pwa/package.json pwa/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY pwa/ ./
RUN npm run build

FROM python:3.11-slim AS server
RUN pip install --no-cache-dir uv==0.13.9
ENV UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1
WORKDIR /app
# The packages first: they change less often than the code.
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --frozen --no-dev --no-install-project
COPY api/ api/
COPY migrations/ migrations/
RUN uv sync --frozen --no-dev

FROM python:3.11-slim
RUN groupadd --gid 10001 linkup \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin linkup \
 && install -d -o 10001 -g 10001 -m 0700 /data
WORKDIR /app
COPY --from=server /app /app
COPY --from=app /pwa/dist pwa/dist
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    LINKUP_DATA_DIR=/data LINKUP_HOST=0.0.0.0 PORT=8000
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD ["sh", "-c", "linkup migrate && exec linkup serve"]
