"""The front: nginx with a configuration of our own; one origin for screens, API and stream."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from muster.runtime.site import Site, os_user

NGINX = Path("/usr/sbin/nginx")
HEALTH_PATH = "/-/front"

#: design/reliability.md §4, Browser. The front alone says these, whatever answers behind it.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'none'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Content-Security-Policy-Report-Only": "require-trusted-types-for 'script'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(self)",
}
STRICT_TRANSPORT = {"Strict-Transport-Security": "max-age=31536000"}


def write_configuration(site: Site, *, web: int, stream: int) -> Path:
    """Write the front's configuration; returns its path."""
    for name in ("", "tmp"):
        directory = site.front / name
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if site.is_root:
            shutil.chown(directory, os_user("front"), os_user("front"))
    path = site.front / "nginx.conf"
    path.write_text(configuration(site, web=web, stream=stream), encoding="utf-8")
    path.chmod(0o644)
    return path


def command(configuration_path: Path, site: Site) -> list[str]:
    """The front's command; it stays in the foreground and logs to us."""
    return [str(NGINX), "-p", str(site.front), "-c", str(configuration_path), "-e", "stderr"]


def headers(site: Site) -> dict[str, str]:
    """Every security header, the transport's only where there is a secure transport."""
    return {**HEADERS, **STRICT_TRANSPORT} if site.lan else dict(HEADERS)


def _said(site: Site, *more: str) -> str:
    """Header lines for one location: nginx inherits none where a location has its own."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers(site).items()]
    return "\n      ".join([*lines, *more])


def _proxied(site: Site, *more: str) -> str:
    hidden = [f"proxy_hide_header {name};" for name in (*HEADERS, *STRICT_TRANSPORT, "X-Frame-Options", "Server")]
    return "\n      ".join([_said(site), *hidden, *more])


def names(site: Site) -> list[str]:
    """Host names the front answers to; any other is refused, so that no foreign name can be pointed at us."""
    if not site.lan:
        return ["localhost", "127.0.0.1"]
    from muster.runtime.certificate import names_of_this_machine

    return names_of_this_machine()


def configuration(site: Site, *, web: int, stream: int) -> str:
    """The whole nginx configuration."""
    temporary = "\n  ".join(
        f"{kind}_temp_path {site.front}/tmp/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    address = f"{'0.0.0.0' if site.lan else '127.0.0.1'}:{site.port}{' ssl' if site.lan else ''}"
    tls = (
        f"""
    ssl_certificate {site.tls}/server.crt;
    ssl_certificate_key {site.tls}/server.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_tickets off;
    error_page 497 =400 @plain;
    location @plain {{ default_type text/plain; return 400 "https only: https://$host:{site.port}/\\n"; }}"""
        if site.lan
        else ""
    )
    never = 'add_header Cache-Control "no-store" always;'
    revalidate = 'add_header Cache-Control "no-cache" always;'
    forever = 'add_header Cache-Control "public, max-age=31536000, immutable" always;'
    page = _said(site, revalidate)
    behind = _proxied(site)
    return f"""# Written at every start; changes here are lost.
daemon off;
pid {site.front}/nginx.pid;
error_log stderr warn;
worker_processes {1 if (os.cpu_count() or 1) < 4 else 2};
worker_rlimit_nofile 16384;
events {{ worker_connections 8192; }}
http {{
  {temporary}
  include /etc/nginx/mime.types;
  types {{
    text/javascript mjs;
    application/manifest+json webmanifest;
    application/vnd.mapbox-vector-tile mvt pbf;
  }}
  default_type application/octet-stream;
  charset utf-8;
  server_tokens off;
  sendfile on;
  tcp_nodelay on;
  keepalive_timeout 65s;
  client_header_timeout 15s;
  client_body_timeout 60s;
  send_timeout 60s;
  client_max_body_size 1m;
  large_client_header_buffers 4 16k;
  gzip on;
  gzip_vary on;
  gzip_proxied any;
  gzip_min_length 1024;
  gzip_types text/css text/plain text/javascript application/javascript application/json application/problem+json
             application/manifest+json application/vnd.mapbox-vector-tile image/svg+xml;
  # Arguments hold telephone numbers and names: only the path is logged.
  log_format structured escape=json '{{"level":"info","message":"request","method":"$request_method","path":"$uri",'
    '"status":$status,"bytes":$body_bytes_sent,"seconds":$request_time,"request":"$request_id"}}';
  access_log /dev/stdout structured;

  upstream web {{ server 127.0.0.1:{web} max_fails=0; keepalive 16; }}
  upstream stream {{ server 127.0.0.1:{stream} max_fails=0; }}
  map $http_upgrade $connection_header {{ default ""; }}

  server {{
    listen {address} default_server;
    server_name _;{tls}
    return 421;
  }}
  server {{
    listen {address};
    server_name {" ".join(names(site))};{tls}
    root {site.web_dist};
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header Connection $connection_header;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Request-ID $request_id;
    proxy_set_header Forwarded "";
    proxy_connect_timeout 5s;
    proxy_read_timeout 60s;
    proxy_redirect off;

    location = {HEALTH_PATH} {{
      access_log off;
      default_type application/json;
      {_said(site, never)}
      return 200 '{{"status":"ok"}}';
    }}
    location = /health {{ return 404; }}
    location = /api/stream {{
      {_proxied(site, "proxy_buffering off;", "proxy_cache off;", "proxy_read_timeout 1h;", "gzip off;",
                "access_log off;")}
      proxy_pass http://stream;
    }}
    location /api/imports {{
      client_max_body_size 20m;
      proxy_read_timeout 300s;
      proxy_request_buffering on;
      {behind}
      proxy_pass http://web;
    }}
    location /api/ {{
      {behind}
      proxy_pass http://web;
    }}
    location /_allauth/ {{
      {behind}
      proxy_pass http://web;
    }}
    location /assets/ {{
      {_said(site, forever)}
      try_files $uri =404;
    }}
    location = /m {{
      {page}
      try_files /field.html =404;
    }}
    location /m/ {{
      {page}
      try_files $uri /field.html;
    }}
    location / {{
      {page}
      try_files $uri /index.html;
    }}
  }}
}}
"""
