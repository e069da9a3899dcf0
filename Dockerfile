# The command galley in an image: docker build -t galley . && docker run --rm -v "$PWD:/site" galley validate
FROM swift:6.1-noble AS build
RUN apt-get update -qq && apt-get install -qq --yes --no-install-recommends \
    libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libharfbuzz-dev \
    libicu-dev libwoff-dev zlib1g-dev pkg-config
COPY . /galley
WORKDIR /galley
RUN swift build --configuration release --static-swift-stdlib --product galley \
    && cp "$(swift build --configuration release --static-swift-stdlib --show-bin-path)/galley" /usr/local/bin/

FROM ubuntu:noble
# tzdata: a site's time zone has its name there.
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends \
    libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libharfbuzz-dev \
    libicu-dev libwoff-dev tzdata && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local/bin/galley /usr/local/bin/
WORKDIR /site
ENTRYPOINT ["galley"]
