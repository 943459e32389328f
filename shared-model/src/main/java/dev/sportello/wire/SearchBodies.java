package dev.sportello.wire;

import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bodies of the search in all that was written.
public final class SearchBodies {

    /// `GET /agent/search?q=TEXT&after=CURSOR&limit=N`: newest first.
    ///
    /// @param upTo the position that the index stood for: what was written later was not looked at
    /// @param next what `after` is for the next page; null where there is none
    public record SearchPage(
            List<Hit> hits, Position upTo, @Nullable String next) {
        public SearchPage {
            hits = List.copyOf(hits);
            Objects.requireNonNull(upTo, "upTo");
        }
    }

    /// A message, or a shopper's name, in which all that was asked for stands.
    ///
    /// @param sequence of the entry: the message's own, or the one that opened the ticket
    /// @param author null where it is the name of the ticket's shopper
    public record Hit(
            TicketId ticket,
            long sequence,
            Instant at,
            @Nullable Party author,
            Snippet snippet) {
        public Hit {
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(snippet, "snippet");
        }
    }

    /// A part of the text, plain; an ellipsis stands where it was cut.
    public record Snippet(String text, List<Match> matches) {
        public Snippet {
            Objects.requireNonNull(text, "text");
            matches = List.copyOf(matches);
        }
    }

    /// What was found in a snippet's text, in UTF-16 code units; matches are in order and don't overlap.
    ///
    /// @param end behind the last unit
    public record Match(int start, int end) {
        public Match {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("A match is from a start to an end behind it.");
            }
        }
    }

    private SearchBodies() {}
}
