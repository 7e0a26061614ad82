# briefpdf with all that it needs of the system, for any continuous integration:
#
#   docker build -t briefpdf .
#   docker run --rm -v "$PWD:/workspace" -u "$(id -u):$(id -g)" briefpdf render

FROM python:3.13-slim-trixie AS build
WORKDIR /source
ENV PIP_NO_CACHE_DIR=1
# What is locked, each file held to its hash; it changes less often than briefpdf itself.
COPY requirements.lock ./
RUN python -m venv /opt/briefpdf \
    && /opt/briefpdf/bin/pip install --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY templates templates
RUN /opt/briefpdf/bin/pip install --no-deps --no-build-isolation .

FROM python:3.13-slim-trixie
# git is asked by `briefpdf changes`; the rest lays out text.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        git \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/briefpdf /opt/briefpdf
ENV PATH=/opt/briefpdf/bin:$PATH
# The repository that is mounted belongs to somebody else, whom git would not trust.
RUN git config --system --add safe.directory /workspace \
    && useradd --create-home --uid 1000 briefpdf
USER 1000
# For a user that the image does not know, who has no home.
ENV XDG_CACHE_HOME=/tmp/cache XDG_STATE_HOME=/tmp/state
WORKDIR /workspace
ENTRYPOINT ["briefpdf"]
CMD ["--help"]
