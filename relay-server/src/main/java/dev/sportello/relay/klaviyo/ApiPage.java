package dev.sportello.relay.klaviyo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.http.StyleHash;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The description of the API for people: written from the same document, without any script, when somebody
/// first asks for it. Thread-safe.
public final class ApiPage {
    private @Nullable Rendered rendered;

    /// @param policy what a browser may do with it: show its own style
    private record Rendered(byte[] html, String policy) {
        private static Rendered ofThisProgram() {
            try {
                var document = JsonObject.of(JsonTree.read(resource("/openapi/openapi.json")));
                var style = new String(resource("/openapi/page.css"), UTF_8);
                var policy = "default-src 'none'; style-src '" + StyleHash.of(style)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
                return new Rendered(new Writing(document).page(style).getBytes(UTF_8), policy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RefusedFrame e) {
                throw new IllegalStateException("openapi.json is no JSON.", e);
            }
        }
    }

    private synchronized Rendered rendered() {
        var page = rendered;
        if (page == null) {
            page = Rendered.ofThisProgram();
            rendered = page;
        }
        return page;
    }

    private static byte[] resource(String name) throws IOException {
        try (var file = ApiPage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    /// `GET /api/docs`
    public void page(Context ctx) {
        var page = rendered();
        ctx.header("Content-Security-Policy", page.policy);
        ctx.header("Cache-Control", "no-cache");
        ctx.contentType("text/html; charset=utf-8");
        ctx.result(page.html);
    }

    /// The page while it is written. For one thread.
    private static final class Writing {
        private final JsonObject document;
        private final DescribedSchema schemas;
        private final Html html = new Html();

        private Writing(JsonObject document) {
            this.document = document;
            schemas = new DescribedSchema(document);
        }

        private String page(String style) {
            var info = document.object("info");
            html.begin("!doctype html").begin("html lang=\"en\"").begin("head");
            html.begin("meta charset=\"utf-8\"");
            html.begin("meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"");
            html.element("title", info.text("title"));
            html.begin("style").raw(style).end("style").end("head").begin("body");
            html.begin("nav aria-label=\"Calls\"");
            each((method, path, operation) -> html.begin("a href=\"#" + operation.text("operationId") + "\"")
                    .element("b class=\"" + method + "\"", method.toUpperCase(Locale.ROOT))
                    .words(operation.text("summary"))
                    .end("a"));
            html.end("nav").begin("main");
            html.element("h1", info.text("title")).element("p", info.text("description"));
            html.begin("p").words("The same for programs: ");
            html.element("a href=\"openapi.json\"", "openapi.json").end("p");
            each(this::operation);
            return html.end("main").end("body").end("html").toString();
        }

        private interface Described {
            void as(String method, String path, JsonObject operation);
        }

        private void each(Described described) {
            document.object("paths")
                    .objects()
                    .forEach((path, methods) ->
                            methods.objects().forEach((method, operation) -> described.as(method, path, operation)));
        }

        private void operation(String method, String path, JsonObject operation) {
            html.begin("section id=\"" + operation.text("operationId") + "\"");
            html.element("h2", operation.text("summary"));
            html.begin("p class=\"path\"").element("b class=\"" + method + "\"", method.toUpperCase(Locale.ROOT));
            html.element("code", path).end("p");
            html.element("p", operation.text("description"));
            parameters(operation);
            if (operation.has("requestBody")) {
                html.element("h3", "Body");
                content(operation.object("requestBody").object("content"));
            }
            html.element("h3", "Answers");
            operation.object("responses").objects().forEach(this::answer);
            html.end("section");
        }

        private void parameters(JsonObject operation) {
            var parameters = operation.list("parameters");
            if (parameters.isEmpty()) {
                return;
            }
            html.element("h3", "Parameters").begin("table");
            for (var each : parameters) {
                var parameter = document.followed(each);
                html.begin("tr")
                        .begin("td")
                        .element("code", parameter.text("name"))
                        .end("td");
                html.element("td", "in the " + parameter.text("in"));
                html.element("td", parameter.text("description")).end("tr");
            }
            html.end("table");
        }

        private void answer(String status, JsonObject given) {
            var answer = document.followed(given);
            html.begin("details").begin("summary").element("b", status).words(answer.text("description"));
            html.end("summary");
            content(answer.object("content"));
            html.end("details");
        }

        private void content(JsonObject content) {
            content.objects().forEach((type, described) -> {
                html.element("p class=\"type\"", type);
                fields(described.object("schema"));
                if (described.has("example")) {
                    html.element("pre", ExampleText.of(described.get("example")));
                }
            });
        }

        private void fields(JsonObject schema) {
            var fields = schemas.fields(schema);
            if (fields.isEmpty()) {
                return;
            }
            html.begin("table");
            for (var field : fields) {
                html.begin("tr").begin("td").element("code", field.name()).end("td");
                html.element("td", field.type());
                html.element("td", field.required() ? "required" : "");
                html.element("td", field.about()).end("tr");
            }
            html.end("table");
        }
    }
}
