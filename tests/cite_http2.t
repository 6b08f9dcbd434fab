#!/bin/sh
# claim-cite by HTTP/2: many requests, one connection that is trusted.
. tests/server/cite.sh

http2() {
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "$WORK/key.pem" \
	    -out "$WORK/cert.pem" -days 2 -subj /CN=localhost -addext \
	    subjectAltName=DNS:localhost,IP:127.0.0.1 2>/dev/null || return 1
	start_server --synth --delay 20
	front=$((port > 60000 ? port - 1000 : port + 1000))
	nghttpx --frontend="127.0.0.1,$front" --backend="127.0.0.1,$port" \
	    --no-ocsp --workers=1 --accesslog-file="$WORK/h2log" \
	    --accesslog-format='$alpn $remote_port $request' \
	    "$WORK/key.pem" "$WORK/cert.pem" >"$WORK/h2err" 2>&1 &
	proxy=$!
	sleep 0.5
	at="--base crossref=https://localhost:$front/crossref --rate crossref=1000/8"
	many 40 10 | cite --no-cache --providers crossref --batch 1 \
	    --ca-file "$WORK/cert.pem"
	good=$(status)
	cp "$WORK/out" "$WORK/h2out"
	many 1 1 | cite --no-cache --providers crossref
	untrusted=$(status)
	tries=0 # the log of the proxy comes late
	while [ "$(grep -c '^h2 ' "$WORK/h2log")" -lt 40 ] && [ $tries -lt 100 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	cp "$WORK/h2log" "$WORK/h2requests"
	kill $proxy
	wait $proxy 2>/dev/null
	stop_server
	[ $good = 0 ] || { cat "$WORK/err" "$WORK/h2err"; return 1; }
	[ "$(grep -c '"status":"found"' "$WORK/h2out")" = 40 ] || return 1
	awk '{ print $1, $2 }' "$WORK/h2requests" | sort | uniq -c >"$WORK/connections"
	[ "$(awk '{ print $1, $2 }' "$WORK/connections")" = '40 h2' ] || {
		echo "not 40 requests on one connection:"
		cat "$WORK/connections"
		return 1
	}
	[ $untrusted = 3 ] && has 'certificate not trusted'
}
if command -v nghttpx >/dev/null && command -v openssl >/dev/null; then
	is "HTTP/2 by TLS: many requests on one connection, if the certificate is trusted" http2
else
	skip "no nghttpx (Debian: nghttp2-proxy)"
fi

finish
