package dev.sportello.wire;

import dev.sportello.hours.Opening;
import dev.sportello.model.Account;
import dev.sportello.wording.Template;
import dev.sportello.wording.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a shop opens and closes next, for the hub's texts. Immutable.
///
/// @param open whether the shop is open before the first of the changes
/// @param changes the next instants at which it opens or closes, in turn; none where nothing changes any more
public record OpeningTimes(boolean open, List<Instant> changes) {
    /// So many that a page which stays open over the first of them still knows the next.
    private static final int CHANGES = 3;

    public OpeningTimes {
        changes = List.copyOf(changes);
    }

    /// @return null where there are no hours, or where no text of the hub says anything of them
    static @Nullable OpeningTimes of(Account account, Instant now) {
        var said = Stream.of(account.webChat().welcomeText(), account.webChat().signInWords())
                .flatMap(one -> Stream.concat(Stream.of(one.text()), one.translations().values().stream()))
                .map(Template::new)
                .anyMatch(text -> text.has(Variable.OPENS) || text.has(Variable.CLOSES));
        var hours = account.hours().hours();
        if (!said || !hours.isSet()) {
            return null;
        }
        var zone = account.general().zone();
        var first = hours.at(now, zone);
        var changes = new ArrayList<Instant>();
        var next = first.until();
        while (next != null && changes.size() < CHANGES) {
            changes.add(next);
            next = hours.at(next, zone).until();
        }
        return new OpeningTimes(first instanceof Opening.Open, changes);
    }
}
