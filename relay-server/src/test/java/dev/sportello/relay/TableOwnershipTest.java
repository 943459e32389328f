package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reads the SQL in the sources, since ArchUnit sees no text.
class TableOwnershipTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Path SOURCES = Path.of("src/main/java/dev/sportello/relay");
    private static final Pattern CREATED =
            Pattern.compile("CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?\"?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern USED =
            Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE|USING)\\s+\"?(\\w+)", Pattern.CASE_INSENSITIVE);

    @Test
    void noFeatureTouchesAnothersTables() throws IOException {
        var users = new TreeMap<String, Set<String>>();
        var tables = tables();
        for (var source : files(SOURCES, ".java")) {
            var feature = SOURCES.relativize(source.getParent()).toString();
            tablesIn(Files.readString(source))
                    .filter(tables::contains)
                    .forEach(table ->
                            users.computeIfAbsent(table, _ -> new TreeSet<>()).add(feature));
        }
        assertThat(tables).as("tables that the migrations make").isNotEmpty();
        assertThat(shared(users))
                .as("tables with more than one owner: ask the owner instead")
                .isEmpty();
        assertThat(users.keySet()).as("tables in use").containsAll(tables);
    }

    @Test
    void noMigrationMakesTablesOfTwoPackages() throws IOException {
        var owners = new TreeMap<String, String>();
        for (var source : files(SOURCES, ".java")) {
            var feature = SOURCES.relativize(source.getParent()).toString();
            tablesIn(Files.readString(source)).forEach(table -> owners.put(table, feature));
        }
        for (var migration : files(MIGRATIONS, ".sql")) {
            assertThat(tables(migration).stream().map(owners::get).collect(Collectors.toSet()))
                    .as("owners of the tables of %s", migration)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Map<String, Set<String>> shared(Map<String, Set<String>> users) {
        return users.entrySet().stream()
                .filter(user -> user.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> tables() throws IOException {
        var tables = new TreeSet<String>();
        for (var migration : files(MIGRATIONS, ".sql")) {
            tables.addAll(tables(migration));
        }
        return tables;
    }

    private static List<String> tables(Path migration) throws IOException {
        return CREATED.matcher(Files.readString(migration))
                .results()
                .map(TableOwnershipTest::name)
                .toList();
    }

    private static Stream<String> tablesIn(String source) {
        return Stream.concat(
                        TEXT_BLOCK.matcher(source).results(),
                        STRING.matcher(TEXT_BLOCK.matcher(source).replaceAll(""))
                                .results())
                .flatMap(text -> USED.matcher(text.group(1)).results())
                .map(TableOwnershipTest::name);
    }

    private static String name(MatchResult match) {
        return match.group(1).toLowerCase(Locale.ROOT);
    }

    private static List<Path> files(Path folder, String suffix) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
