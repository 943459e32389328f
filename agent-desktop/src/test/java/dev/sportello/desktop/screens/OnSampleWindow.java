package dev.sportello.desktop.screens;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.TicketId;
import java.util.Locale;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of the real window at a desk of a busy shop, with Maria's ticket open.
abstract class OnSampleWindow {
    static final TicketId MARIA = new TicketId(1042);
    static final TicketId LUCA = new TicketId(1051);
    static final TicketId ELENA = new TicketId(1050);

    /// A closed one.
    static final TicketId CHLOE = new TicketId(1003);

    final Shop shop = BusyDay.busy();
    SampleDesk desk;
    SampleWindow window;

    @BeforeEach
    void open() throws Exception {
        desk = new SampleDesk(shop);
        window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, MARIA);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        desk.close();
    }
}
