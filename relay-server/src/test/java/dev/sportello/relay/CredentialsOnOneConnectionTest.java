package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A reverse proxy sends the requests of many people over one connection. What one of them sent says nothing about
/// the next one's credentials.
class CredentialsOnOneConnectionTest extends OnARelay {
    private static final String NOBODY = "/api/profiles/0198a1b2-0000-7000-8000-0000000000cc";

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "Bearer"})
    void headersOfTheRequestBeforeChangeNoLetterOfASession(String scheme) throws Exception {
        var anna = admin();
        try (var connection =
                new Socket(relay().address().getHost(), relay().address().getPort())) {
            assertThat(get(connection, "/agent/api-keys", scheme)).isEqualTo(401);
            assertThat(get(connection, "/agent/api-keys", scheme + " " + inOtherCase(anna.substring(0, 5))))
                    .isEqualTo(401);
            assertThat(get(connection, "/agent/api-keys", "Bearer " + anna)).isEqualTo(200);
        }
    }

    @Test
    void headersOfTheRequestBeforeChangeNoLetterOfAnApiKey() throws Exception {
        var asked = new MakeApiKey("Shop's server", List.of(Scope.READ));
        var key = codec.body(ask(admin(), "POST", "/agent/api-keys", asked).body(), MadeApiKey.class)
                .secret();
        try (var connection =
                new Socket(relay().address().getHost(), relay().address().getPort())) {
            var start = "sk_" + inOtherCase(key.substring(3, 8));
            assertThat(get(connection, NOBODY, "Klaviyo-API-Key " + start)).isEqualTo(401);
            assertThat(get(connection, NOBODY, "Klaviyo-API-Key " + key)).isEqualTo(404);
        }
    }

    @Test
    void aSchemeMayBeInAnyCase() throws Exception {
        var anna = admin();
        var asked = new MakeApiKey("Shop's server", List.of(Scope.READ));
        var key = codec.body(ask(anna, "POST", "/agent/api-keys", asked).body(), MadeApiKey.class)
                .secret();
        try (var connection =
                new Socket(relay().address().getHost(), relay().address().getPort())) {
            assertThat(get(connection, "/agent/api-keys", "bearer " + anna)).isEqualTo(200);
            assertThat(get(connection, "/agent/api-keys", "BEARER   " + anna)).isEqualTo(200);
            assertThat(get(connection, "/agent/api-keys", "Bearer" + anna)).isEqualTo(401);
            assertThat(get(connection, NOBODY, "klaviyo-api-key " + key)).isEqualTo(404);
        }
    }

    private static int get(Socket connection, String path, String authorization) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: shop.test\r\nOrigin: " + RelayClient.ORIGIN
                + "\r\nAuthorization: " + authorization + "\r\n\r\n";
        connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var in = connection.getInputStream();
        var status = line(in);
        var length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(status.split(" ")[1]);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            assertThat(next).as("the connection was closed").isNotNegative();
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static String inOtherCase(String text) {
        return text.chars()
                .map(letter ->
                        Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
