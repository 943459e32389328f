package dev.sportello.relay.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.relay.storage.OnBothDatabases;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class FileImportTest extends OnBothDatabases {
    private static final String ALL_KINDS = """
            {"type":"profile","external_id":"c-7","email":"maria@example.com","first_name":"Maria","last_name":"Rossi","location":{"city":"Bologna"},"properties":{"tier":"gold","visits":3}}
            {"type":"profile","email":"paolo@example.com","first_name":"Paolo"}

            {"type":"event","metric":"Viewed Product","time":"2026-02-01T10:00:00Z","unique_id":"v-1","properties":{"ProductName":"Jug"},"profile":{"email":"maria@example.com"}}
            {"type":"event","attributes":{"metric":{"data":{"type":"metric","attributes":{"name":"Opened Email"}}},"properties":{},"time":"2026-02-01T11:00:00Z","profile":{"data":{"type":"profile","attributes":{"external_id":"c-7"}}}}}
            {"type":"event","metric":"Viewed Product","time":"2026-02-01T10:00:00Z","unique_id":"v-1","profile":{"external_id":"c-7"}}
            {"type":"order","id":1001,"number":"#1001","placed_at":"2026-02-02T09:00:00Z","state":"fulfilled","currency":"EUR","total":64.00,"lines":[{"name":"Shirt","quantity":2,"price":32.00}],"fulfilments":[{"id":"f1","carrier":"DHL","tracking_number":"JD01"}],"refunds":[{"id":"r1","amount":4.00}],"profile":{"email":"maria@example.com"}}
            """;

    @TempDir
    private Path folder;

    private ImportedFile file;

    @BeforeEach
    void open() {
        file = new ImportedFile(database(), folder.resolve("customers"));
    }

    @Test
    void profilesEventsAndOrdersAreTakenAndTheSameFileAgainChangesNothing() throws Exception {
        var report = file.of(ALL_KINDS).run();

        assertThat(report.failed()).isZero();
        assertThat(report.sentences())
                .containsExactly(
                        "Lines read: 6.",
                        "Profiles: 2 new, 0 times changed, 4 times as before.",
                        "Events: 2 new, 0 times changed, 1 times as before.",
                        "Orders: 1 new, 0 times changed, 0 times as before.");
        var maria = file.customers().profiles().find("c-7").orElseThrow();
        assertThat(maria.name()).isEqualTo("Maria Rossi");
        assertThat(maria.place()).isEqualTo("Bologna");
        assertThat(maria.properties()).containsEntry("tier", "gold").containsEntry("visits", "3");
        assertThat(maria.purchases())
                .singleElement()
                .satisfies(bought -> assertThat(bought.spent()).isEqualByComparingTo("60"));
        assertThat(events(maria)).extracting(Event::metric).contains("Viewed Product", "Opened Email");

        var before = file.rows();
        var again = file.run();
        assertThat(file.rows()).isEqualTo(before);
        assertThat(again.sentences())
                .contains(
                        "Profiles: 0 new, 0 times changed, 6 times as before.",
                        "Events: 0 new, 0 times changed, 3 times as before.",
                        "Orders: 0 new, 0 times changed, 1 times as before.");
    }

    @Test
    void aDryRunSaysWhatTheImportThenDoesAndChangesNothing() throws Exception {
        var before = file.of(ALL_KINDS).rows();
        var told = file.run(file.options(Map.of(), StandardCharsets.UTF_8, true), ImportedFile.PATIENT);
        assertThat(file.rows()).isEqualTo(before);
        var done = file.run();
        assertThat(told.sentences()).first().asString().contains("Nothing was changed.", "Lines read: 6.");
        assertThat(told.sentences().subList(1, 4)).isEqualTo(done.sentences().subList(1, 4));
    }

    @Test
    void anImportThatWasBrokenOffGoesOnWhereItWas() throws Exception {
        file.of(IntStream.range(0, 500).mapToObj(FileImportTest::profile).collect(Collectors.joining()));
        var options = file.options(Map.of(), StandardCharsets.UTF_8, false);
        var first = file.run(options, afterBlocks(3));
        assertThat(first.whole()).isFalse();
        var taken = names().size();
        assertThat(taken).isBetween(50, 400);

        var second = file.run(options, ImportedFile.PATIENT);
        assertThat(second.sentences())
                .first()
                .asString()
                .isEqualTo("Went on with line " + (taken + 1) + ": what stands before it was taken before.");
        assertThat(names()).hasSize(500);
        assertThat(file.rows().get("file_import")).isEmpty();
    }

    @Test
    void aTableIsReadWithItsOwnDelimiterMarkAndEncoding() throws Exception {
        var semicolons = "\uFEFFE-Mail;Vorname;Last Name;Level\r\n"
                + "anna@example.com;\"Anna; \"\"Anni\"\"\";\"Zwei\r\nZeilen\";A\r\n"
                + "bea@example.com;Bea;;\r\n";
        var map = Map.of("first_name", "vorname", "properties.level", "Level");
        var report = file.of(semicolons).run(file.options(map, StandardCharsets.UTF_8, false), ImportedFile.PATIENT);
        assertThat(report.sentences()).contains("Profiles: 2 new, 0 times changed, 0 times as before.");
        assertThat(names()).contains("Anna; \"Anni\" Zwei  Zeilen", "Bea");

        var windows = Charset.forName("windows-1252");
        var tabs = "email\tfirst_name\nzoe@example.com\tZoë\n".getBytes(windows);
        assertThat(file.of(tabs).run().sentences())
                .contains("  line 2: It is no text in UTF-8. Name the file's encoding, such as --encoding=windows-1252,"
                        + " or save it as UTF-8.");
        var _ = file.run(file.options(Map.of(), windows, false), ImportedFile.PATIENT);
        assertThat(names()).contains("Zoë");
    }

    @Test
    void rowsOfOrdersAndEventsAreReadAsTheirColumnsSay() throws Exception {
        var _ = file.of("id,email,placed_at,total,currency\n7,a@example.com,2026-02-01 10:00:00,\"19,90\",EUR\n")
                .run();
        var _ = file.of(
                        "email,metric,time,value,properties.Colour\na@example.com,Tried On,2026-02-01T10:00:00Z,3,red\n")
                .run();
        var bought = file.customers()
                .search()
                .find("a@example.com", null, 10)
                .customers()
                .getFirst();
        assertThat(bought.purchases())
                .singleElement()
                .satisfies(sum -> assertThat(sum.spent()).isEqualByComparingTo("19.90"));
        assertThat(events(bought))
                .filteredOn(event -> "Tried On".equals(event.metric()))
                .singleElement()
                .satisfies(event -> assertThat(event.properties()).containsEntry("Colour", "red"));
    }

    @Test
    void aLineThatCannotBeTakenHoldsNoOtherUpAndItsReasonHoldsNothingOfIt() throws Exception {
        var lines = List.of(
                "{\"type\":\"profile\",\"email\":\"secret\"}",
                "no json secret",
                "[1]",
                "{\"type\":\"parcel\"}",
                "{\"type\":\"profile\",\"first_name\":\"secret\"}",
                "{\"type\":\"profile\",\"email\":\"a@x.example\",\"first_name\":\"\\ud800\"}",
                "{\"type\":\"profile\",\"email\":\"a@x.example\",\"properties\":{\"secret\":\"\\u0000\"}}",
                "{\"type\":\"profile\",\"email\":\"a@x.example\",\"first_name\":7}",
                "{\"type\":\"event\",\"metric\":\"A\",\"time\":\"secret\",\"profile\":{\"email\":\"a@x.example\"}}",
                "{\"type\":\"order\",\"id\":1,\"total\":5,\"profile\":{\"email\":\"a@x.example\"}}",
                "[".repeat(60),
                "{\"type\":\"profile\",\"email\":\"" + "secret".repeat(500_000) + "\"}",
                "\0\0");
        var report = file.of(lines.stream().map(line -> line + "\n").collect(Collectors.joining()) + profile(1))
                .run();

        assertThat(report.failed()).isEqualTo(lines.size());
        assertThat(names()).containsExactly("Name1");
        assertThat(String.join("\n", report.sentences()))
                .contains(
                        "line 1: This is no email address. (email)",
                        "line 2: It is no object of JSON.",
                        "line 6: It holds half a surrogate pair.",
                        "line 7: It holds NUL.",
                        "line 10: One of placed_at and updated_at is required. (placed_at)",
                        "line 11: It nests too deeply.",
                        "line 12: It is longer than a million bytes.",
                        "line 13: It holds NUL.")
                .doesNotContain("secret");
    }

    @Test
    void rowsBehindAQuoteThatIsNotClosedAreReadAllTheSame() throws Exception {
        var report = file.of("""
                        email,first_name
                        a@example.com,"never closed
                        b@example.com,Bea
                        c@example.com,"Ce"a
                        d@example.com,Dora,too many
                        e@example.com,Eva
                        """).run();
        assertThat(names()).containsExactlyInAnyOrder("Bea", "Eva");
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.sentences())
                .contains("  line 2: A quote is not closed.", "  line 5: It has 3 cells, and the first row 2.");
    }

    @Test
    void whatIsNoFileOfCustomersIsRefusedWithASentence() {
        assertThatThrownBy(() -> file.run()).isInstanceOf(ImportFailed.class).hasMessageContaining("There is no file");
        assertThatThrownBy(() -> file.of("").run()).hasMessageContaining("is empty");
        assertThatThrownBy(() ->
                        file.of("email\n".getBytes(StandardCharsets.UTF_16)).run())
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> file.of("PK\3\4").run()).hasMessageContaining("workbook");
        assertThatThrownBy(() -> file.of("Maria,Rossi\n").run()).hasMessageContaining("No column says whose");
        assertThatThrownBy(() -> file.of("email\n")
                        .run(
                                file.options(Map.of("first_name", "Name"), StandardCharsets.UTF_8, false),
                                ImportedFile.PATIENT))
                .hasMessageContaining("has no column \"Name\"");
        assertThatThrownBy(() -> ImportOptions.encoding("UTF-16LE")).isInstanceOf(ImportFailed.class);
    }

    @Test
    void whatMayBeThousandsOrDecimalsIsRefused() throws Exception {
        var report = file.of("""
                        id;email;placed_at;total;currency
                        1;a@example.com;2026-02-01 10:00:00;1.234;EUR
                        2;a@example.com;2026-02-01 10:00:00;-12,345;
                        3;a@example.com;2026-02-01 10:00:00;1.234;KWD
                        4;a@example.com;2026-02-01 10:00:00;0.125;EUR
                        5;a@example.com;2026-02-01 10:00:00;1234.5;EUR
                        """).run();
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.sentences())
                .contains("  line 2: This may be thousands or decimals: write 1234.00 or 1.23 (total).")
                .anyMatch(it -> it.startsWith("  line 3: "));
    }

    @Test
    void linesThatAreLongAreTakenAFewAtATime() throws Exception {
        var blank = " ".repeat(900_000);
        file.of(IntStream.range(0, 12)
                .mapToObj(it -> "{" + blank + profile(it).substring(1))
                .collect(Collectors.joining()));
        var first = file.run(file.options(Map.of(), StandardCharsets.UTF_8, false), afterBlocks(1));
        assertThat(first.whole()).isFalse();
        assertThat(names()).hasSize(3);
    }

    @Test
    void theLinesOfTheManualAreTaken() throws Exception {
        var manual = Files.readString(Path.of("../docs/operating/import.md"));
        var begin = manual.indexOf("```json lines\n") + 14;
        var report =
                file.of(manual.substring(begin, manual.indexOf("```", begin))).run();
        assertThat(report.sentences())
                .startsWith("Lines read: 3.", "Profiles: 1 new, 0 times changed, 2 times as before.");
        assertThat(report.failed()).isZero();
    }

    @Test
    void whatIsOlderThanWhatIsKnownFillsInOnlyWhatIsMissing() throws Exception {
        var _ = file.of("""
                        {"type":"profile","email":"a@example.com","first_name":"Anna","updated":"2026-02-02T00:00:00Z"}
                        {"type":"profile","email":"a@example.com","first_name":"Old","last_name":"Rossi","updated":"2025-02-02T00:00:00Z"}
                        """).run();
        assertThat(names()).containsExactly("Anna Rossi");
    }

    private static String profile(int number) {
        return "{\"type\":\"profile\",\"email\":\"p" + number + "@example.com\",\"first_name\":\"Name" + number
                + "\"}\n";
    }

    private static FileImport.Watch afterBlocks(int most) {
        return new FileImport.Watch() {
            private int blocks;

            @Override
            public boolean goesOn() {
                return blocks < most;
            }

            @Override
            public void at(long done, long all) {
                blocks++;
            }
        };
    }

    private List<String> names() {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select name from profile")
                        .mapTo(String.class)
                        .list());
    }

    private List<Event> events(Profile profile) {
        return file.customers().events().page(profile.id(), null, Set.of(), 100).events();
    }
}
