package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.shopper.HubAssets;
import dev.sportello.wire.ProtocolPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The paths that the protocol's pages describe are those of [Routes], which is read as text: there every path stands
/// on one screen.
class RoutesInTheProtocolTest {
    private static final Pattern ROUTE = Pattern.compile("routes\\.(get|post|put|delete)\\(\"([^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("page\\(routes, \"([^\"]+)\"");
    private static final Pattern SOCKET = Pattern.compile("sockets\\.\\w+\\(\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("queryParam\\(\"([^\"]+)\"");
    private static final Pattern QUERY = Pattern.compile("\\| query \\|[^\\n]*\\n[^\\n]*\\n((?:\\|[^\\n]*\\n)+)");
    private static final Pattern DESCRIBED = Pattern.compile("`(GET|POST|PUT|DELETE) ([^` ]+)`");

    @Test
    void thePagesDescribeEveryPathAndNoOther() throws IOException {
        var routes = Files.readString(Path.of("src/main/java/dev/sportello/relay/Routes.java"));
        var served = new TreeSet<String>();
        ROUTE.matcher(routes)
                .results()
                .forEach(route -> served.add(route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2)));
        PAGE.matcher(routes).results().forEach(page -> served.add("GET " + page.group(1)));
        served.add("GET " + HubAssets.LOADER);
        served.add("GET " + HubAssets.MODULES);
        // What only the sample shop's own page asks for.
        served.removeIf(path -> path.equals("GET /demo/") || path.equals("GET /demo/{file}"));
        served.removeIf(path -> path.contains(" /demo/gateway/") || path.contains(" /demo/phone/"));
        served.remove("POST /demo/sign-out");
        served.remove("POST /demo/orders");

        var described = new TreeSet<String>();
        for (var page : ProtocolPage.all()) {
            DESCRIBED
                    .matcher(page.text())
                    .results()
                    .forEach(path -> described.add(path.group(1) + " " + path.group(2)));
        }
        assertThat(described).isEqualTo(served);
    }

    @Test
    void thePagesDescribeEveryParameterOfAQuery() throws IOException {
        var read = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java/dev/sportello/relay"))) {
            for (var source : sources.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith("src/main/java/dev/sportello/relay/demo"))
                    .toList()) {
                PARAMETER
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(parameter -> read.add(parameter.group(1)));
            }
        }
        var described = new TreeSet<String>();
        for (var name : List.of("connection.md", "shopper-http.md", "agent-http.md", "api.md")) {
            QUERY.matcher(ProtocolPage.of(name).text())
                    .results()
                    .forEach(table -> table.group(1).lines().forEach(row -> described.add(row.split("`", -1)[1])));
        }
        assertThat(described).isEqualTo(read);
    }

    @Test
    void thePagesDescribeEverySocket() throws IOException {
        var routes = Files.readString(Path.of("src/main/java/dev/sportello/relay/Routes.java"));
        var sockets =
                SOCKET.matcher(routes).results().map(socket -> socket.group(1)).toList();
        assertThat(sockets)
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(ProtocolPage.of("connection.md").text()).contains("| `" + path + "` |"));
    }
}
