package dev.sportello.relay.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ProfilePatch;
import dev.sportello.relay.customer.ProfilePatch.Fact;
import dev.sportello.relay.storage.OnBothDatabases;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are unlike what most shops bring, in their times, line ends and columns.
@Tag("long")
class OddFilesTest extends OnBothDatabases {
    @TempDir
    private Path folder;

    private ImportedFile file;

    @BeforeEach
    void open() {
        file = new ImportedFile(database(), folder.resolve("customers"));
    }

    @Test
    void theLaterOfTwoOldLinesCounts() throws Exception {
        var _ = file.of("""
                        {"type":"profile","email":"a@example.com","first_name":"Anna","updated":"2020-02-02T00:00:00Z"}
                        {"type":"profile","email":"a@example.com","first_name":"Bea","updated":"2025-02-02T00:00:00Z"}
                        """).run();
        assertThat(names()).containsExactly("Bea");
    }

    @Test
    void theLaterOfTwoOldFilesCounts() throws Exception {
        var _ = file.of("""
                        {"type":"profile","email":"a@example.com","first_name":"Anna","updated":"2020-02-02T00:00:00Z"}
                        """).run();
        var _ = file.of("""
                        {"type":"profile","email":"a@example.com","first_name":"Bea","updated":"2025-02-02T00:00:00Z"}
                        """).run();
        assertThat(names()).containsExactly("Bea");
    }

    @Test
    void aTimeThatIsYetToComeKeepsNoLaterNewsOfSomebodyAway() throws Exception {
        for (var time : List.of("9999-12-31T23:59:59Z", "+999999999-12-31T23:59:59Z")) {
            var email = "a" + time.length() + "@example.com";
            var _ = file.of("{\"type\":\"profile\",\"email\":\"" + email + "\",\"first_name\":\"Zoe\",\"updated\":\""
                            + time + "\"}\n")
                    .run();
            var anna = new ProfilePatch(
                    Map.of(Fact.FIRST_NAME, "Anna"), Map.of(), Map.of(), Map.of(), Map.of(), List.of());
            var _ = file.customers()
                    .intake()
                    .profile(new Identity(null, email, null, false), anna, ImportedFile.NOON.plusSeconds(60));
        }
        assertThat(names()).containsExactly("Anna", "Anna");
    }

    @Test
    void aTimeThatIsYetToComeKeepsNoLaterNewsOfAnOrderAway() throws Exception {
        var _ = file.of("""
                        {"type":"order","id":7,"updated_at":"9999-12-31T23:59:59Z","total":9.5,"profile":{"external_id":"c-1"}}
                        """).run();
        file.customers()
                .orders()
                .take(
                        new OrderReport("import", "7", ImportedFile.NOON.plusSeconds(60)).total(new BigDecimal("5")),
                        new Identity("c-1", null, null, false));
        var anna = file.customers().profiles().find("c-1").orElseThrow();
        assertThat(anna.purchases())
                .singleElement()
                .satisfies(bought -> assertThat(bought.spent()).isEqualByComparingTo("5"));
    }

    @Test
    void aTimeOfLongAgoIsTaken() throws Exception {
        var report = file.of("""
                        {"type":"profile","email":"a@example.com","first_name":"Anna","updated":"-999999999-01-01T00:00:00Z"}
                        {"type":"profile","email":"a@example.com","first_name":"Bea","updated":"-999999998-01-01T00:00:00Z"}
                        {"type":"order","id":7,"updated_at":"-999999999-01-01T00:00:00Z","total":9.5,"profile":{"email":"a@x.example"}}
                        """).run();
        assertThat(report.sentences()).noneMatch(said -> said.contains("not taken"));
        assertThat(names()).contains("Bea");
    }

    @Test
    void aTableWhoseLinesEndAsOnOldMacsIsRefused() {
        assertThatThrownBy(() -> file.of("email,first_name\ra@example.com,Anna\rb@example.com,Bea\r")
                        .run())
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("its lines end as on old Macs");
    }

    @Test
    void aRowInWhichAnotherOneStandsIsRefused() throws Exception {
        var report = file.of("email,first_name\na@example.com,Anna\rb@example.com,Bea\nc@example.com,Clara\n")
                .run();
        assertThat(report.failed()).isEqualTo(1);
        assertThat(names()).containsExactly("Clara");
    }

    @Test
    void oneColumnIsMappedOnce() {
        var map = Map.of("email", "Mail", "external_id", "mail");
        assertThatThrownBy(() -> file.of("Mail,first_name\na@example.com,Anna\n")
                        .run(file.options(map, StandardCharsets.UTF_8, true), ImportedFile.PATIENT))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("is mapped twice");
    }

    @Test
    void ofTwoColumnsForTheSameOneHasToBeChosen() throws Exception {
        var two = "Email,E-Mail,first_name\na@example.com,b@example.com,Anna\n";
        assertThatThrownBy(() -> file.of(two).run())
                .isInstanceOf(ImportFailed.class)
                .hasMessageContainingAll("\"Email\" and \"E-Mail\"", "--map email=");
        var chosen = file.options(Map.of("email", "E-Mail"), StandardCharsets.UTF_8, false);
        assertThat(file.of(two).run(chosen, ImportedFile.PATIENT).failed()).isZero();
        assertThat(names()).containsExactly("Anna");
    }

    @Test
    void twoColumnsOfOneNameAreNotMixedUpAsOneProperty() throws Exception {
        var rest = rest(Map.of());
        assertThatThrownBy(() ->
                        file.of("email,Note,Note\na@example.com,first,second\n").run(rest, ImportedFile.PATIENT))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("imported as properties.Note");
        var rows = taken("email,Note,Note\na@example.com,first,second\n", Map.of("properties.Note", "Note"));
        assertThat(rows).contains("first").doesNotContain("second");
    }

    @Test
    void aColumnThatIsMappedKeepsTheOneOfThatNameOut() throws Exception {
        var rows = taken("email,Level,tier\na@example.com,gold,silver\n", Map.of("properties.tier", "Level"));
        assertThat(rows).contains("gold").doesNotContain("silver");
    }

    /// All that the database holds after a table was taken whole.
    private String taken(String table, Map<String, String> map) throws Exception {
        assertThat(file.of(table).run(rest(map), ImportedFile.PATIENT).failed()).isZero();
        return file.rows().toString();
    }

    /// Whatever else there is becomes a property.
    private ImportOptions rest(Map<String, String> map) {
        var plain = file.options(map, StandardCharsets.UTF_8, false);
        return new ImportOptions(plain.file(), "", "", "", plain.encoding(), map, true, false);
    }

    private List<String> names() {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select name from profile order by name")
                        .mapTo(String.class)
                        .list());
    }
}
