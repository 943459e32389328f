package dev.sportello.relay.maintenance;

import com.fasterxml.uuid.Generators;
import dev.sportello.relay.bulk.FileImport;
import dev.sportello.relay.bulk.ImportFailed;
import dev.sportello.relay.bulk.ImportOptions;
import dev.sportello.relay.bulk.ImportReport;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.peer.PostgresPeers;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports customers, their events and their orders from a file.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Imports customers, events and orders from a file of CSV or NDJSON, while the relay runs or not. With the embedded"
                    + " database a relay that runs reads the file itself, and has to have the right to. Chats go first:"
                    + " an import beside them takes its time.",
            "What cannot be taken is listed by the number of its line, and holds nothing else up. The same file again"
                    + " changes nothing; an import that was broken off goes on where it was.",
            "The exit code is 0 if all lines were taken and 1 if not."
        })
final class ImportCommand implements MaintenanceCommand {
    private final DataOptions data;
    private final Terminal terminal;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "The file; the lines are described in docs/operating/import.md.")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "Says what would be done, and changes nothing.")
    boolean dry;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "",
            description = "csv or ndjson. Default: by the file's name, or its first letter.")
    String format = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "",
            description = "What the rows of a CSV file are: profile, event or order. Default: by its columns.")
    String type = "";

    @Option(
            names = "--map",
            paramLabel = "ATTRIBUTE=COLUMN",
            split = ",",
            description = "Which column of a CSV file holds which attribute, such as email=E-Mail or"
                    + " properties.tier=Level. Columns with the names of attributes need none.")
    Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--rest-as-properties", description = "All other columns of a CSV file become properties.")
    boolean rest;

    @Option(
            names = "--delimiter",
            paramLabel = "LETTER",
            defaultValue = "",
            description = "Between the cells of a CSV file: one letter, or tab. Default: by its first line.")
    String delimiter = "";

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "The file's encoding, such as windows-1252. Default: ${DEFAULT-VALUE}.")
    String encoding = "UTF-8";

    ImportCommand(DataOptions data, Terminal terminal, Clock clock) {
        this.data = data;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() throws CommandFailed, DatabaseUnavailable {
        try {
            var options = options();
            switch (data.ownDatabase()) {
                case DatabaseConfig.Embedded embedded -> embedded(embedded, options);
                case DatabaseConfig.Postgres postgres -> postgres(postgres, options);
            }
        } catch (ImportFailed e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailed("The import was broken off: " + FileFailure.reason(e) + ". Run it again.", e);
        }
    }

    private ImportOptions options() throws CommandFailed, ImportFailed {
        require("--format", format, "csv", "ndjson");
        require("--type", type, "profile", "event", "order");
        var letter = delimiter.equals("tab") ? "\t" : delimiter;
        if (letter.length() > 1 || letter.equals("\"") || letter.chars().anyMatch(each -> each > 126 || each == 10)) {
            throw new CommandFailed("The delimiter is one letter of ASCII, or tab. Correct --delimiter.", null);
        }
        var read = ImportOptions.encoding(encoding);
        return new ImportOptions(file.toAbsolutePath(), format, type, letter, read, map, rest, dry);
    }

    private static void require(String option, String given, String... allowed) throws CommandFailed {
        var all = List.of(allowed);
        if (!given.isEmpty() && !all.contains(given)) {
            throw new CommandFailed("The value of " + option + " is " + String.join(" or ", all) + ".", null);
        }
    }

    private void embedded(DatabaseConfig.Embedded embedded, ImportOptions options)
            throws CommandFailed, DatabaseUnavailable, ImportFailed, IOException {
        if (new DatabaseFile(embedded.folder()).inUse()) {
            var answer = new RelayRequest(embedded.folder(), terminal)
                    .importFile(options)
                    .split("\n", 2);
            terminal.out().println(answer[1]);
            judge(Long.parseLong(answer[0]));
            return;
        }
        try (var database = Database.openUnused(embedded)) {
            report(importer(database, Peers.none(), false).run(options, watch()));
        }
    }

    /// Relays that use the database hear of what has changed.
    private void postgres(DatabaseConfig.Postgres postgres, ImportOptions options)
            throws CommandFailed, DatabaseUnavailable, ImportFailed {
        try (var database = Database.openBeside(postgres);
                var peers = new PostgresPeers(database)) {
            var importer = importer(database, peers, true);
            peers.start();
            report(importer.run(options, watch()));
        }
    }

    private FileImport importer(Database database, Peers peers, boolean beside) {
        var ids = Generators.timeBasedEpochRandomGenerator(new SecureRandom());
        var customers = Customers.open(database, new Codec(), ids::generate, peers);
        return new FileImport(database, customers, clock, beside);
    }

    private FileImport.Watch watch() {
        var progress = new Progress(terminal.out(), "Importing", "bytes");
        return new FileImport.Watch() {
            @Override
            public boolean goesOn() {
                return true;
            }

            @Override
            public void at(long done, long all) {
                progress.at(done, all);
            }
        };
    }

    private void report(ImportReport report) throws CommandFailed {
        report.sentences().forEach(terminal.out()::println);
        judge(report.failed());
    }

    private void judge(long failed) throws CommandFailed {
        if (failed > 0) {
            throw new CommandFailed(
                    dry
                            ? "Correct these lines, or import the others without them."
                            : "All other lines were taken. Correct these, and import the file again.",
                    null);
        }
    }
}
