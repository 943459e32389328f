package dev.sportello.relay.customer;

import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Takes in much that was told of many shoppers, block by block: each in one transaction, and harmless to repeat.
/// Thread-safe.
public final class BulkIntake {
    private static final String UNKEPT = "The database cannot keep it.";

    private final CustomerTransactions transactions;
    private final Intake intake;
    private final Orders orders;
    private final Events events;
    private final CustomerChanges changes;

    BulkIntake(
            CustomerTransactions transactions, Intake intake, Orders orders, Events events, CustomerChanges changes) {
        this.transactions = transactions;
        this.intake = intake;
        this.orders = orders;
        this.events = events;
        this.changes = changes;
    }

    /// What was told at once of one shopper.
    ///
    /// @param asOf as of when the shop says it of the profile; null: now
    /// @param event what the shopper did or got; null: nothing
    /// @param order what is told of an order; null: nothing
    public record Told(
            Identity who,
            ProfilePatch patch,
            @Nullable Instant asOf,
            @Nullable EventReport event,
            @Nullable OrderReport order) {
        public Told {
            Objects.requireNonNull(who, "who");
            Objects.requireNonNull(patch, "patch");
        }
    }

    /// @param profile what became of the profile
    /// @param thing what became of the event or the order; null where there was none
    /// @param refused why nothing was taken, as a sentence without what was told; null where it was
    public record Effect(
            Outcome profile,
            @Nullable Outcome thing,
            @Nullable String refused) {
        static Effect refused(String why) {
            return new Effect(Outcome.KNOWN, null, why);
        }
    }

    /// Takes a block in.
    ///
    /// @param beside is kept in the same transaction as the block
    /// @return for each what became of it
    public List<Effect> take(List<Told> block, Instant now, Consumer<Handle> beside) {
        try {
            var done = transactions.told(handle -> {
                var kept = new IntakeBlock(intake, orders, events, now).in(handle, block);
                beside.accept(handle);
                return kept;
            });
            changes.publish(done.changed());
            return done.effects();
        } catch (JdbiException e) {
            if (isAboutOthers(e) || block.isEmpty()) {
                throw e;
            }
            return eachAlone(block, now, beside);
        }
    }

    /// What would become of a block: nothing is kept of it.
    public List<Effect> tried(List<Told> block, Instant now) {
        try {
            return transactions.told(handle -> {
                var kept = new IntakeBlock(intake, orders, events, now).in(handle, block);
                handle.rollback();
                return kept.effects();
            });
        } catch (JdbiException e) {
            if (isAboutOthers(e)) {
                throw e;
            }
            return block.size() == 1
                    ? List.of(Effect.refused(UNKEPT))
                    : block.stream()
                            .flatMap(told -> tried(List.of(told), now).stream())
                            .toList();
        }
    }

    /// Of such a problem the same block may be taken later.
    private static boolean isAboutOthers(JdbiException problem) {
        return Outage.causes(problem) || WriteConflict.causes(problem);
    }

    /// One that cannot be kept holds no other up.
    private List<Effect> eachAlone(List<Told> block, Instant now, Consumer<Handle> beside) {
        if (block.size() == 1) {
            var _ = take(List.of(), now, beside);
            return List.of(Effect.refused(UNKEPT));
        }
        var effects = new ArrayList<Effect>();
        for (var told : block) {
            effects.addAll(take(List.of(told), now, _ -> {}));
        }
        var _ = take(List.of(), now, beside);
        return effects;
    }
}
