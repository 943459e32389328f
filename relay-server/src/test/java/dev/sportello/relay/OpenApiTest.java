package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.JsonTree;
import dev.sportello.wire.ProtocolPage;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the relay says of its API (OpenAPI 3.1) is what it serves.
class OpenApiTest extends OnARelay {
    private static final Pattern ROUTE =
            Pattern.compile("(?:routes\\.(get|post|put|delete)\\(|(page)\\(routes, )\"(/api/[^\"]+)\"");
    private static final Pattern REFUSAL = Pattern.compile("new ApiRefused\\(\\s*(\\d+),\\s*\"(\\w+)\"");

    @Test
    void itDescribesEveryRouteOfTheApiAndNoOther() throws Exception {
        var served = new TreeSet<String>();
        ROUTE.matcher(Files.readString(Path.of("src/main/java/dev/sportello/relay/Routes.java")))
                .results()
                .forEach(route -> served.add((route.group(1) == null ? "get" : route.group(1)) + " " + route.group(3)));
        // What people read and no program calls.
        served.remove("get /api/docs");
        var described = new TreeSet<String>();
        for (var path : map(description().get("paths")).entrySet()) {
            map(path.getValue()).keySet().forEach(method -> described.add(method + " " + path.getKey()));
        }
        assertThat(described).isEqualTo(served).hasSize(10);
    }

    @Test
    void theProtocolsPageNamesEveryRefusal() throws Exception {
        var refused = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                REFUSAL.matcher(Files.readString(source))
                        .results()
                        .forEach(refusal -> refused.add(refusal.group(1) + " `" + refusal.group(2) + "`"));
            }
        }
        assertThat(refused).hasSizeGreaterThan(5);
        assertThat(ProtocolPage.of("api.md").table("| status | code | when, and what to do |"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsAll(refused);
    }

    @Test
    void itNamesEveryRefusalOfTheProtocolsPage() throws Exception {
        var named = new TreeSet<String>();
        for (var row : ProtocolPage.of("api.md").table("| status | code | when, and what to do |")) {
            named.add(row.get(0));
        }
        var described = new TreeSet<String>();
        for (var path : map(description().get("paths")).values()) {
            for (var operation : map(path).values()) {
                described.addAll(map(map(operation).get("responses")).keySet());
            }
        }
        described.removeIf(status -> status.startsWith("2"));
        assertThat(described).isEqualTo(named);
    }

    @Test
    void whatItRefersToIsThere() throws Exception {
        var description = description();
        var references = references(description);
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            @Nullable Object place = description;
            for (var name : reference.replaceFirst("^#/", "").split("/")) {
                place = map(place).get(name);
            }
            assertThat(place).as(reference).isNotNull();
        });
    }

    private Map<String, @Nullable Object> description() throws Exception {
        var answer = client.send("/api/openapi.json", HttpRequest.newBuilder());
        assertThat(answer.statusCode()).isEqualTo(200);
        var description = map(JsonTree.read(answer.body().getBytes(UTF_8)));
        assertThat(description.get("openapi")).asString().startsWith("3.1");
        return description;
    }

    private static List<String> references(@Nullable Object value) {
        var found = new ArrayList<String>();
        switch (value) {
            case Map<?, ?> object -> {
                if (object.get("$ref") instanceof String reference) {
                    found.add(reference);
                }
                object.values().forEach(inner -> found.addAll(references(inner)));
            }
            case Collection<?> list -> list.forEach(inner -> found.addAll(references(inner)));
            case null, default -> {}
        }
        return found;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        ((Map<?, ?>) Objects.requireNonNull(value)).forEach((name, inner) -> map.put((String) name, inner));
        return map;
    }
}
