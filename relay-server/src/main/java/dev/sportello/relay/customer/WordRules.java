package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.search.FoldedWords;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Makes the words by which customers are found anew where they were made by other rules than those by which questions
/// are read: a block of customers at a time, while the relay runs. Of several relays each does some of them, and a
/// start goes on where another ended. Words of before stay: a customer may be looked for by an earlier name.
/// Thread-safe.
public final class WordRules {
    /// What else decides which words a customer has, beside the folding.
    private static final int OWN = 1;

    private static final String RULES = OWN + ", " + FoldedWords.RULES;
    private static final int BLOCK = 100;
    private static final int BLOCKS_OF_A_TURN = 5;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CustomerTransactions transactions;
    private volatile boolean hold;

    WordRules(CustomerTransactions transactions) {
        this.transactions = transactions;
    }

    /// @param refolded the profile up to which all have words by these rules; null: all have
    private record State(String rules, @Nullable UUID refolded) {}

    /// Goes on for a while, if there is anything to do.
    ///
    /// @param goesOn is asked before each block
    public void goOn(BooleanSupplier goesOn) {
        for (var block = 0; block < BLOCKS_OF_A_TURN && !hold && goesOn.getAsBoolean(); block++) {
            hold = transactions.told(WordRules::next);
        }
    }

    /// Locked until the end of the transaction, so that another relay takes the block behind it.
    ///
    /// @return whether all words hold
    private static boolean next(Handle handle) {
        var state = state(handle);
        if (state == null || !state.rules.equals(RULES)) {
            state = new State(RULES, BEFORE_ALL);
            put(handle, state);
        }
        if (state.refolded == null) {
            return true;
        }
        var block = handle.createQuery("select id from profile where id > :after order by id limit :block")
                .bind("after", state.refolded)
                .bind("block", BLOCK)
                .mapTo(ProfileId.class)
                .list();
        block.forEach(profile -> refold(handle, profile));
        put(
                handle,
                new State(RULES, block.size() < BLOCK ? null : block.getLast().value()));
        return block.size() < BLOCK;
    }

    /// Nobody finds one without words: its names are another's. The names are locked first, as where they move.
    private static void refold(Handle handle, ProfileId profile) {
        var names = names(handle, profile).toList();
        var row = ProfileTable.find(handle, profile).orElse(null);
        if (row == null || !CustomerWords.hasAny(handle, profile)) {
            return;
        }
        var words = new TreeSet<>(CustomerWords.of(row.profile(List.of(), null)));
        for (var name : names) {
            if (name.profile().equals(profile)) {
                words.addAll(CustomerWords.of(name));
                ProfileTable.find(handle, name.home())
                        .ifPresent(home -> words.addAll(CustomerWords.of(home.profile(List.of(), null))));
            }
        }
        OrderTable.numbers(handle, profile).forEach(number -> words.addAll(CustomerWords.ofOrder(number)));
        CustomerWords.add(handle, profile, words);
    }

    private static Stream<IdentityTable.Row> names(Handle handle, ProfileId profile) {
        return Stream.concat(
                        IdentityTable.of(handle, profile).stream(),
                        Stream.ofNullable(IdentityTable.ofHome(handle, profile)))
                .sorted(Identities.STRONGER.reversed())
                .map(IdentityTable.Row::id)
                .distinct()
                .map(id -> IdentityTable.locked(handle, id))
                .filter(Objects::nonNull);
    }

    private static @Nullable State state(Handle handle) {
        return handle.createQuery("select rules, refolded from customer_word_rules where one = 1 for update")
                .map((row, _) -> new State(row.getString("rules"), row.getObject("refolded", UUID.class)))
                .findOne()
                .orElse(null);
    }

    private static void put(Handle handle, State state) {
        var known = handle.createUpdate("""
                        update customer_word_rules
                        set rules = :rules, refolded = cast(:refolded as uuid) where one = 1""")
                .bind("rules", state.rules)
                .bindByType("refolded", state.refolded, UUID.class)
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into customer_word_rules (one, rules, refolded)
                            values (1, :rules, cast(:refolded as uuid))""")
                    .bind("rules", state.rules)
                    .bindByType("refolded", state.refolded, UUID.class)
                    .execute();
        }
    }
}
