package dev.sportello.relay.storage;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/// Transactions whose commits fail where they succeeded only in part: the server has them on its disk, and was told not
/// to wait any longer for its standby. Whoever committed does as after any failure whose outcome is not known.
final class SafeCommits extends DelegatingTransactionHandler {
    private final Outage outage;

    SafeCommits(TransactionHandler plain, Outage outage) {
        super(plain);
        this.outage = outage;
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new SafeCommits(getDelegate().specialize(handle), outage);
    }

    @Override
    public void commit(Handle handle) {
        try {
            handle.getConnection().clearWarnings();
            super.commit(handle);
            outage.requireOnStandby(handle.getConnection().getWarnings());
        } catch (SQLException e) {
            throw new TransactionException(e);
        }
    }
}
