package dev.sportello.relay.customer;

import dev.sportello.relay.storage.WriteConflict;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Whether what a shop's systems tell may be kept of somebody who was erased. What happened before comes late, and
/// is not kept. Who orders or does something afterwards is back by an act of their own, and is new. Facts alone
/// bring nobody back: a system that tells of all its customers once more knows of no new act. Thread-safe.
///
/// It is asked in the transaction that keeps the report, when the names are locked: an erasure of the same
/// instant comes before or after all of it.
public final class LateReports {
    private final Jdbi jdbi;

    LateReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether a shop's request to erase somebody was carried out already.
    ///
    /// @param request its text
    public boolean isDone(String request) {
        return jdbi.inTransaction(handle -> ErasedNames.isDone(handle, request));
    }

    /// Remembers that it was carried out.
    public void done(String request, Instant now) {
        var _ = WriteConflict.retried(() -> jdbi.inTransaction(handle -> {
            ErasedNames.addRequest(handle, request, now);
            return true;
        }));
    }

    /// Whether an order may be kept, with whose it is. One that is there is kept of whom is known: who was erased is
    /// not, and the order may be another's by now.
    ///
    /// @param who null where the report does not say so
    /// @param known whether the strongest of their names was known before
    static boolean keeps(Handle handle, OrderReport report, @Nullable Identity who, boolean known) {
        if (ErasedNames.isErasedOrder(handle, report.source(), report.shopId())
                || OrderTable.isOfErased(handle, report.source(), report.shopId())) {
            return false;
        }
        return who == null
                || known && OrderTable.isThere(handle, report.source(), report.shopId())
                || keeps(handle, who, known, report.facts().placed());
    }

    /// Whether something may be kept that a shopper did or got then.
    ///
    /// @param known as above
    static boolean keeps(Handle handle, Identity who, boolean known, Instant at) {
        var erasedAt = ErasedNames.erasedAt(handle, who, known).orElse(null);
        if (erasedAt == null) {
            return true;
        }
        if (at.isBefore(erasedAt)) {
            return false;
        }
        ErasedNames.forget(handle, who);
        return true;
    }

    /// Whether facts of somebody may be kept.
    ///
    /// @param known as above
    static boolean keepsFacts(Handle handle, Identity who, boolean known) {
        return ErasedNames.erasedAt(handle, who, known).isEmpty();
    }
}
