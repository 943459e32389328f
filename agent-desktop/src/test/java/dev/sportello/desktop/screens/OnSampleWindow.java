package dev.sportello.desktop.screens;

import dev.sportello.model.TicketId;
import java.util.Locale;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of the real window with the values of a busy shop in it, and Maria's ticket open.
abstract class OnSampleWindow {
    static final TicketId MARIA = new TicketId(1042);
    static final TicketId LUCA = new TicketId(1051);

    final Shop shop = Shop.busy();
    SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        window = Fx.get(() -> new SampleWindow(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800)));
        Fx.run(() -> window.show(shop, MARIA));
        window.settle();
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(window::close);
    }
}
