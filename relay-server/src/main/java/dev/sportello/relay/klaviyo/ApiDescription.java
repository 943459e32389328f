package dev.sportello.relay.klaviyo;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The description of the API by OpenAPI 3.1, for programs that make clients of it. Immutable and thread-safe.
public final class ApiDescription {
    private final byte[] json;

    private ApiDescription(byte[] json) {
        this.json = json;
    }

    static ApiDescription ofThisProgram() {
        try (var file = ApiDescription.class.getResourceAsStream("/openapi/openapi.json")) {
            return new ApiDescription(
                    Objects.requireNonNull(file, "openapi.json").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `GET /api/openapi.json`
    public void page(Context ctx) {
        ctx.header("Cache-Control", "no-cache");
        ctx.contentType("application/json");
        ctx.result(json);
    }
}
