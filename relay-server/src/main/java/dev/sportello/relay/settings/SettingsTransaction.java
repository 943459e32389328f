package dev.sportello.relay.settings;

import dev.sportello.model.Account;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsRules;
import dev.sportello.relay.journal.FeatureTransaction;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.wire.Codec;
import dev.sportello.wire.EditedPage;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The settings as they stand within one transaction of the writer. State comes only from [Account#apply]. Only for
/// the writer's thread.
final class SettingsTransaction implements FeatureTransaction {
    private final JournalTransaction journal;
    private final SettingsTable table;
    private final Codec codec;
    private final List<SettingsPage> saved = new ArrayList<>();
    private Account account;

    /// @param account as the log has left it
    SettingsTransaction(JournalTransaction journal, SettingsTable table, Codec codec, Account account) {
        this.journal = journal;
        this.table = table;
        this.codec = codec;
        this.account = account;
    }

    Account account() {
        return account;
    }

    /// @param cleared what the editor has emptied; null where it knows every field of the page
    /// @return the sequence number to answer
    long save(Party by, SettingsPage edited, @Nullable List<String> cleared) throws RefusedFrame {
        var page = cleared == null ? edited : complete(edited, cleared);
        refuseProblems(page);
        if (page.version() != account.version(page)) {
            throw new RefusedFrame(ErrorKind.SETTINGS_OUTDATED);
        }
        var entry = journal.append(new Change.SettingsSaved(by, page));
        account = account.apply(entry);
        saved.add(page.at(entry.sequence()));
        return entry.sequence();
    }

    private SettingsPage complete(SettingsPage edited, List<String> cleared) throws RefusedFrame {
        var stands = account.same(edited);
        return stands.isEmpty() ? edited : EditedPage.complete(codec, stands.get(), edited, cleared);
    }

    private static void refuseProblems(SettingsPage page) throws RefusedFrame {
        var problems = SettingsRules.problems(page);
        if (!problems.isEmpty()) {
            var named = problems.stream()
                    .map(problem ->
                            "\"" + problem.field() + "\": " + problem.kind().sentence())
                    .collect(Collectors.joining(" "));
            throw new RefusedFrame(ErrorKind.SETTINGS_INVALID, named, null);
        }
    }

    @Override
    public void write(Handle handle) {
        saved.forEach(page -> table.write(handle, page));
    }
}
