package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.PersonId;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What a session knows: who logged in and when. What the person may do is looked up for each request. */
final class SessionAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient PersonId person;
    private final transient Open open = new Open();
    private final long beganAtMillis;

    SessionAuthentication(PersonId person, long beganAtMillis) {
        super(List.of());
        this.person = person;
        this.beganAtMillis = beganAtMillis;
        setAuthenticated(true);
    }

    /** Bound to the session, it learns of its end. */
    static final class Open implements HttpSessionBindingListener {
        private volatile boolean ended;

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            ended = true;
        }
    }

    PersonId person() {
        return person;
    }

    long beganAtMillis() {
        return beganAtMillis;
    }

    Open open() {
        return open;
    }

    boolean ended() {
        return open.ended;
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    /** None are kept. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
