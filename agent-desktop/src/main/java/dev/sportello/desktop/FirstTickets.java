package dev.sportello.desktop;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes in the log when the inbox first shows tickets, which is when an agent can begin. FX thread only.
final class FirstTickets extends AnimationTimer {
    /// What the log says then.
    static final String SHOWN = "The inbox shows tickets.";

    private static final Logger LOG = LoggerFactory.getLogger(FirstTickets.class);

    private final Scene scene;

    private FirstTickets(Scene scene) {
        this.scene = scene;
    }

    /// Does nothing unless the log says much.
    static void note(Scene scene) {
        if (LOG.isDebugEnabled()) {
            new FirstTickets(scene).start();
        }
    }

    @Override
    public void handle(long now) {
        var cell = scene.getRoot().lookup(".ticket-cell");
        if (cell != null && cell.isVisible() && cell.getAccessibleText() != null) {
            stop();
            LOG.debug(SHOWN);
        }
    }
}
