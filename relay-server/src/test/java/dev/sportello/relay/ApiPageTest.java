package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.JsonTree;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The API's description for people.
class ApiPageTest extends OnARelay {

    @Test
    void everyCallStandsOnItWithoutAnyScript() throws Exception {
        var page = client.send("/api/docs", HttpRequest.newBuilder());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "script");
        var description = client.send("/api/openapi.json", HttpRequest.newBuilder());
        if (!(JsonTree.read(description.body().getBytes(UTF_8)) instanceof Map<?, ?> document
                && document.get("paths") instanceof Map<?, ?> paths)) {
            throw new AssertionError(description.body());
        }
        assertThat(paths.keySet())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(path -> assertThat(page.body()).contains("<code>" + path + "</code>"));
        assertThat(page.body())
                .doesNotContain("<script", "http://", "onclick")
                .contains("data.attributes.external_id", "maria@example.com", "429");
    }
}
