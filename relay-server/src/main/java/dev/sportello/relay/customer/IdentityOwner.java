package dev.sportello.relay.customer;

import dev.sportello.relay.customer.IdentityTable.Kind;
import dev.sportello.relay.customer.IdentityTable.StrongClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whose a name is by the rule of [Identities]: it goes with another name, which may go with a third, up to one that
/// goes with none. Where each name is at the moment does not count.
final class IdentityOwner {

    /// @param row a name
    /// @param next with which it goes
    private record Step(IdentityTable.Row row, Link next) {}

    /// @param byHand whether an agent says so
    private record Link(IdentityTable.Row row, boolean byHand) {}

    /// The name in whose own profile it is.
    static IdentityTable.Row of(Handle handle, IdentityTable.Row row) {
        var way = new ArrayList<Step>();
        var last = row;
        for (var next = link(handle, row); next != null; next = link(handle, last)) {
            way.add(new Step(last, next));
            last = next.row();
            var first = indexOf(way, last);
            if (first >= 0) {
                return ofRing(way.subList(first, way.size()));
            }
        }
        return last;
    }

    private static int indexOf(List<Step> way, IdentityTable.Row row) {
        return IntStream.range(0, way.size())
                .filter(i -> way.get(i).row().id().equals(row.id()))
                .findFirst()
                .orElse(-1);
    }

    /// Names that go with each other are with the one that an agent has kept. Claims alone make no ring: they lead
    /// to a stronger kind.
    private static IdentityTable.Row ofRing(List<Step> ring) {
        return ring.stream()
                .map(Step::next)
                .filter(Link::byHand)
                .map(Link::row)
                .max(Identities.STRONGER)
                .orElseThrow();
    }

    private static @Nullable Link link(Handle handle, IdentityTable.Row row) {
        if (row.kind() == Kind.CUSTOMER) {
            return null;
        }
        var only = only(IdentityTable.strongestTwo(handle, row.id()));
        var byHand = only != null && isSignature(only) ? null : MergeTable.claimant(handle, row.id());
        if (byHand != null) {
            return new Link(Objects.requireNonNull(IdentityTable.find(handle, byHand)), true);
        }
        return only == null
                ? null
                : new Link(Objects.requireNonNull(IdentityTable.find(handle, only.claimant())), false);
    }

    /// The strongest claim, unless another is as strong.
    private static @Nullable StrongClaim only(List<StrongClaim> strongest) {
        return switch (strongest.size()) {
            case 0 -> null;
            case 1 -> strongest.getFirst();
            default -> isStronger(strongest.get(0), strongest.get(1)) ? strongest.get(0) : null;
        };
    }

    /// What others than customers sign counts no more than what they do not.
    private static boolean isStronger(StrongClaim one, StrongClaim other) {
        return one.byCustomer() && (!other.byCustomer() || one.signed() && !other.signed());
    }

    private static boolean isSignature(StrongClaim claim) {
        return claim.byCustomer() && claim.signed();
    }

    private IdentityOwner() {}
}
