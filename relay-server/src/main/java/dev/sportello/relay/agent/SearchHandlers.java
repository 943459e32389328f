package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.search.Search;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;

/// The agents' search in all that was written. Thread-safe.
///
/// @param rate of searching, here and for customers
public record SearchHandlers(Bodies bodies, Search search, RateLimit<AgentId> rate) {
    private static final int PAGE = 50;

    /// `GET /agent/search`
    public void search(Context ctx) throws RefusedFrame {
        rate.pass(AgentHandlers.session(ctx).agent().id());
        var text = ctx.queryParam("q");
        if (text == null) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "\"q\" is what to search for.", null);
        }
        bodies.write(ctx, search.find(text, ctx.queryParam("after"), Pages.limit(ctx, PAGE)));
    }
}
