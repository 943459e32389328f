package dev.sportello.relay.bench;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.google.gson.JsonObject;
import dev.sportello.relay.rig.Browser;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestPorts;
import dev.sportello.relay.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/// What a chat costs a shop's page before anybody uses it, and how soon one can write: the hub beside what others
/// ship, one after the other in one browser, on one page. The processor is slowed to a quarter, as phones are.
public final class WidgetCost {
    private static final int RUNS = 7;
    private static final int SLOWED = 4;

    /// Notes how much the page has moved under its reader.
    private static final String WATCH = """
            window.shifted = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) window.shifted += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            """;

    /// From the click until one can write, in milliseconds, looked at in each frame.
    private static final String CLICK = """
            () => new Promise((usable, never) => {
              const visible = (element) => element && !element.disabled && element.getClientRects().length > 0;
              const start = performance.now();
              (%s).click();
              const look = () => {
                if (visible(%s)) usable(performance.now() - start);
                else if (performance.now() - start > 30000) never(new Error("Nobody can write."));
                else requestAnimationFrame(look);
              };
              look();
            })""";

    private final Browser browser;
    private final WidgetPages pages;

    private WidgetCost(Browser browser, WidgetPages pages) {
        this.browser = browser;
        this.pages = pages;
    }

    /// What one widget costs; the middle of several visits, each by somebody new.
    ///
    /// @param requests before the first click, without the page's own
    /// @param bytes of those, compressed, with their heads
    /// @param busy milliseconds of the page's main thread, above those of a page without a chat
    /// @param shifted how far the page was moved, as browsers count it
    /// @param opened bytes that follow on the first click
    /// @param usable milliseconds from the click until one can write
    /// @param heap bytes that the page's scripts hold then, above those of a page without a chat
    public record Cost(
            String name,
            double requests,
            double bytes,
            double busy,
            double shifted,
            double opened,
            double usable,
            double heap) {}

    /// `WidgetCost FOLDER`
    public static void main(String[] arguments) throws Exception {
        measure(Path.of(arguments[0])).forEach(System.out::println);
    }

    /// @param folder empty
    public static List<Cost> measure(Path folder) throws Exception {
        var shop = ShopKey.test();
        var port = TestPorts.take();
        var options = List.of(
                "--port=0",
                "--data=" + Files.createDirectories(folder.resolve("relay")),
                "--identity-keys=" + shop.write(folder.resolve("keys")),
                "--allow-origin=http://localhost:" + port);
        try (var relay = new RelayProcess(options)) {
            relay.start();
            var address = relay.address().toString().replaceFirst("/$", "");
            try (var pages = new WidgetPages(shop, address, folder, port);
                    var browser = Browser.open()) {
                return new WidgetCost(browser, pages).all();
            }
        }
    }

    private List<Cost> all() {
        var bare = new ArrayList<Cost>();
        var widgets = Widget.all();
        var visits = new ArrayList<List<Cost>>();
        widgets.forEach(_ -> visits.add(new ArrayList<>()));
        for (var run = 0; run < RUNS; run++) {
            bare.add(visit(Widget.NONE));
            for (var number = 0; number < widgets.size(); number++) {
                visits.get(number).add(visit(widgets.get(number)));
            }
        }
        var none = middle(bare);
        return visits.stream()
                .map(WidgetCost::middle)
                .map(cost -> new Cost(
                        cost.name,
                        cost.requests,
                        cost.bytes,
                        cost.busy - none.busy,
                        cost.shifted,
                        cost.opened,
                        cost.usable,
                        cost.heap - none.heap))
                .toList();
    }

    private Cost visit(Widget widget) {
        pages.show(widget);
        try (var profile = browser.profile()) {
            var page = profile.newPage();
            page.addInitScript(WATCH);
            var tools = profile.newCDPSession(page);
            var wire = new Wire(tools);
            tools.send("Performance.enable");
            tools.send("Emulation.setCPUThrottlingRate", number("rate", SLOWED));
            page.navigate(pages.origin());
            page.waitForLoadState();
            if (widget.equals(Widget.NONE)) {
                rest(page);
                return new Cost(widget.name(), 0, 0, busy(tools), 0, 0, 0, heap(tools));
            }
            page.waitForFunction("() => (" + widget.launcher() + ")");
            rest(page);
            var busy = busy(tools);
            var requests = wire.requests.get() - 1;
            var bytes = wire.bytes.get() - wire.first.get();
            var usable = ((Number) page.evaluate(CLICK.formatted(widget.launcher(), widget.field()))).doubleValue();
            rest(page);
            var opened = wire.bytes.get() - bytes - wire.first.get();
            var shifted = ((Number) page.evaluate("shifted")).doubleValue();
            return new Cost(widget.name(), requests, bytes, busy, shifted, opened, usable, heap(tools));
        }
    }

    /// Until nothing has come for a while: what comes late counts too.
    private static void rest(Page page) {
        page.waitForTimeout(1_500);
    }

    private static double busy(CDPSession tools) {
        return 1_000 * metric(tools, "TaskDuration");
    }

    private static double heap(CDPSession tools) {
        tools.send("HeapProfiler.collectGarbage");
        return metric(tools, "JSHeapUsedSize");
    }

    private static double metric(CDPSession tools, String name) {
        for (var metric : tools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            var named = metric.getAsJsonObject();
            if (named.get("name").getAsString().equals(name)) {
                return named.get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("Chromium does not know " + name + ".");
    }

    private static JsonObject number(String name, int value) {
        var all = new JsonObject();
        all.addProperty(name, value);
        return all;
    }

    private static Cost middle(List<Cost> costs) {
        return new Cost(
                costs.getFirst().name,
                middle(costs, Cost::requests),
                middle(costs, Cost::bytes),
                middle(costs, Cost::busy),
                middle(costs, Cost::shifted),
                middle(costs, Cost::opened),
                middle(costs, Cost::usable),
                middle(costs, Cost::heap));
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> what) {
        return costs.stream().mapToDouble(what).sorted().toArray()[costs.size() / 2];
    }

    /// What the page has fetched so far, as it came over the wire.
    private static final class Wire {
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicLong bytes = new AtomicLong();

        /// Bytes of the page itself.
        private final AtomicLong first = new AtomicLong();

        Wire(CDPSession tools) {
            tools.send("Network.enable");
            tools.on("Network.loadingFinished", event -> {
                var size = event.get("encodedDataLength").getAsLong();
                if (requests.getAndIncrement() == 0) {
                    first.set(size);
                }
                bytes.addAndGet(size);
            });
        }
    }
}
