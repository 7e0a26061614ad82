# briefpdf with all that it needs of the system, for any continuous integration:
#
#   docker build -t briefpdf .
#   docker run --rm -v "$PWD:/workspace" -u "$(id -u):$(id -g)" briefpdf render

FROM python:3.13-slim-trixie AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY templates templates
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim-trixie
# git is asked by `briefpdf changes`; the rest lays out text.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        git \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir /wheels/*.whl
# The repository that is mounted belongs to somebody else, whom git would not trust.
RUN git config --system --add safe.directory /workspace \
    && useradd --create-home --uid 1000 briefpdf
USER 1000
# For a user that the image does not know, who has no home.
ENV XDG_CACHE_HOME=/tmp/cache
WORKDIR /workspace
ENTRYPOINT ["briefpdf"]
CMD ["--help"]
