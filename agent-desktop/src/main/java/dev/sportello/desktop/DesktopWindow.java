package dev.sportello.desktop;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.handover.OpenRequest;
import dev.sportello.desktop.login.LoginController;
import dev.sportello.desktop.login.LoginHints;
import dev.sportello.desktop.notification.WindowFocus;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.notification.NotificationTexts;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.Language;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.ui.VisibleArea;
import dev.sportello.desktop.window.StartingController;
import dev.sportello.desktop.window.WindowActs;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program's one window: the sign-in, or the workplace of who is signed in. FX thread only.
final class DesktopWindow {
    private final Desktop desktop;
    private final DesktopOptions options;
    private final TimeFormat system;
    private final EmojiPictures pictures;
    private final Stage stage;
    private final Notifier notifier;
    private final SystemTrayIcon trayIcon;
    private final @Nullable Autostart autostart;
    private final OpenRequests requests;
    private final Shutdown ending;
    private final Scene scene;
    private final FirstFrame firstFrame = new FirstFrame();
    private TimeFormat times;
    private final WindowKeeper keeper;
    private @Nullable Desk desk;
    private @Nullable Unfinished unfinished;
    private @Nullable DeskNotifications notifications;
    private @Nullable Workplace workplace;
    private @Nullable SavedSession last;

    DesktopWindow(Desktop desktop, DesktopOptions options, Machine machine, Stage stage) {
        this.desktop = desktop;
        this.options = options;
        system = machine.times();
        times = in(desktop.preferences().current().get().language());
        this.stage = stage;
        pictures = new EmojiPictures(machine.emoji());
        autostart = machine.autostart();
        notifier = machine.notifiers().apply(act -> Platform.runLater(() -> didAct(act)));
        trayIcon = new SystemTrayIcon(stage, machine.trays());
        requests = new OpenRequests(stage);
        var place = WindowKeeper.fitting(machine.place());
        scene = new Scene(new StackPane(), place.width(), place.height());
        keeper = new WindowKeeper(stage, place, scene);
        ending = new Shutdown(desktop, keeper, notifier, trayIcon, this::letGo);
    }

    /// Does what is asked from outside.
    void perform(OpenRequest request) {
        requests.perform(request);
    }

    /// The process is being ended by a signal. Not on the FX thread; returns when everything is on the disk.
    void end() {
        ending.endBySignal();
    }

    /// Who is signed in, and the desk that is being opened for them.
    record Entering(SavedSession session, CompletableFuture<Desk> desk) {}

    /// @param entering null where nobody is signed in
    void show(@Nullable Entering entering) {
        var recovery = new Recovery(times.clock(), this::rebuild);
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> recovery.didFail(failure));
        var preferences = desktop.preferences().current();
        Theme.follow(scene, preferences);
        preferences.map(Preferences::language).subscribe((_, next) -> Platform.runLater(() -> speak(next)));
        stage.setScene(scene);
        stage.setMinWidth(WindowPlace.LEAST_WIDTH);
        stage.setMinHeight(WindowPlace.LEAST_HEIGHT);
        keeper.begin();
        VisibleArea.keep(stage);
        stage.setTitle("Sportello");
        WindowClass.dress(stage);
        stage.setOnHidden(_ -> ending.leave());
        stage.focusedProperty().subscribe(_ -> didLook());
        if (entering != null) {
            showStarting(false);
            enter(entering);
        } else if (!signInUnasked()) {
            signIn(damagedSession());
        }
        firstFrame.await(scene);
        stage.show();
        FirstTickets.note(scene);
    }

    /// With address, name and password from the environment: the sample shop starts the desktop so.
    private boolean signInUnasked() {
        var relay = options.relay();
        var email = options.email();
        var password = options.password();
        if (relay == null || email == null || password == null) {
            return false;
        }
        showStarting(true);
        var _ = desktop.signIn()
                .signIn(relay, email, password)
                .whenComplete((session, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        enter(session);
                    } else {
                        signIn(Paging.cause(failure).getMessage());
                    }
                }));
        return true;
    }

    private void showStarting(boolean signingIn) {
        var starting = new StartingController(signingIn, times.locale());
        scene.setRoot(View.load(starting, starting.texts()));
    }

    private void signIn(@Nullable String problem) {
        stage.titleProperty().unbind();
        stage.setTitle("Sportello");
        var known = last;
        var relay = known == null
                ? Objects.toString(options.relay(), "")
                : known.relay().toString();
        var email = known == null
                ? Objects.requireNonNullElse(options.email(), "")
                : known.you().email();
        var login = new LoginController(
                desktop.signIn(), this::enter, new LoginHints(relay, email, problem), times.locale(), pictures);
        scene.setRoot(View.load(login, login.texts()));
    }

    /// Why one is asked again, where the session was damaged; null where there was none.
    private @Nullable String damagedSession() {
        return desktop.damagedFiles().unread().stream().anyMatch(one -> one.kind() == FileKind.SESSION)
                ? LoginController.damagedSession(times.locale())
                : null;
    }

    /// Opening a replica reads files: not here.
    private void enter(SavedSession session) {
        enter(new Entering(session, desktop.enterSoon(session)));
    }

    private void enter(Entering entering) {
        last = entering.session();
        // The workplace takes a moment to build, on the thread that draws: not before the window shows something.
        var _ = entering.desk()
                .thenCombine(firstFrame.drawn(), (desk, _) -> desk)
                .whenComplete((desk, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        begin(desk);
                    } else {
                        signIn(words(Paging.cause(failure)));
                    }
                }));
    }

    private @Nullable String words(Throwable failure) {
        return failure instanceof CannotStart reason ? new StartTexts(times.locale()).of(reason) : failure.getMessage();
    }

    private void begin(Desk desk) {
        letGo();
        var none = Unfinished.of(desk);
        unfinished = none;
        work(desk, none);
        notifications = new DeskNotifications(
                desk, rendering(), system.clock(), () -> new NotificationTexts(times.locale()), this::front);
    }

    private Rendering rendering() {
        return new Rendering(times, pictures, desktop.preferences(), notifier, trayIcon::isMuted, autostart);
    }

    private WindowFocus front() {
        return new WindowFocus(stage.isFocused(), workplace == null ? null : workplace.opened());
    }

    private void didLook() {
        if (notifications != null) {
            notifications.didLook();
        }
    }

    private void didAct(NotificationAct act) {
        var there = workplace;
        var behind = desk;
        var begun = unfinished;
        if (there == null || behind == null || begun == null) {
            return;
        }
        new NotificationActs(stage, there, behind, begun.closing())
                .perform(act, times.clock().instant());
    }

    private void work(Desk desk, Unfinished begun) {
        closeWorkplace();
        this.desk = desk;
        var rendering = rendering();
        var acts = new WindowActs(desk::tryNow, this::signInAgain, () -> signOut(desk));
        var fresh = new Workplace(desk, rendering, begun, keeper.place().panes(), acts);
        workplace = fresh;
        fresh.enter(stage, scene);
        fresh.onOpened(_ -> didLook());
        requests.enter(fresh.linked());
        trayIcon.follow(fresh.unread(), times.locale());
    }

    /// @param open whether the ticket that is open stays open
    private void rebuild(boolean open) {
        var there = workplace;
        var behind = desk;
        var begun = unfinished;
        if (there == null || behind == null || begun == null) {
            return;
        }
        var opened = there.opened();
        stage.titleProperty().unbind();
        work(behind, begun);
        var next = Objects.requireNonNull(workplace);
        next.open(open ? opened : null);
        next.linked().goOn(there.linked());
    }

    /// The agent prefers another language: all views are rebuilt, and what was open is open again.
    private void speak(Language language) {
        times = in(language);
        // What JavaFX writes by itself, such as the menu of a text.
        Locale.setDefault(times.locale());
        var settings = workplace == null ? null : workplace.settings().place();
        rebuild(true);
        if (workplace != null && settings != null) {
            workplace.settings().open(settings);
        }
    }

    private TimeFormat in(Language language) {
        return new TimeFormat(system.clock(), language.locale(system.locale()));
    }

    private void signInAgain() {
        letGo();
        signIn(null);
    }

    private void signOut(Desk desk) {
        letGo();
        signIn(null);
        // Signing out ends on the replica's own thread, and forgetting waits for that thread: not there, nor here.
        var _ = desk.signOut().whenCompleteAsync((_, _) -> desktop.leave(desk), Thread::startVirtualThread);
    }

    /// The window closes, or the agent signs out: a delayed close of a ticket is sent at once.
    private void letGo() {
        if (notifications != null) {
            notifications.close();
            notifications = null;
        }
        closeWorkplace();
        trayIcon.forget();
        if (unfinished != null) {
            unfinished.closing().close();
            unfinished = null;
        }
    }

    private void closeWorkplace() {
        if (workplace != null) {
            keeper.keep(workplace.widths());
            workplace.close();
            workplace = null;
            requests.enter(null);
        }
        desk = null;
    }
}
