# The command galley in an image: docker build -t galley . && docker run --rm -v "$PWD:/site" galley validate
FROM swift:6.1-noble AS build
COPY .ci/setup /galley/.ci/setup
RUN /galley/.ci/setup
COPY . /galley
RUN /galley/.ci/standalone /usr/local/bin/galley

FROM ubuntu:noble
# tzdata: a site's time zone has its name there.
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends \
    libharfbuzz0b libwoff1 libstdc++6 tzdata && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local/bin/galley /usr/local/bin/
WORKDIR /site
ENTRYPOINT ["galley"]
